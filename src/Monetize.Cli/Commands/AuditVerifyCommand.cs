using System.CommandLine;
using Monetize.Billing.Reading;
using Monetize.Cli.Output;
using Monetize.Cli.Reports;
using Monetize.Cli.Stores;

namespace Monetize.Cli.Commands;

/// <summary><c>monetize audit verify</c>: whether the audit log is as it was written.</summary>
internal static class AuditVerifyCommand
{
    private const string Details = """
        Log:
          Each line has a hash of itself and of the hash before it: a byte that was
          changed, a line that was removed or added breaks the chain. Whoever owns
          the database can still write a whole new chain: compare the head with one
          that is kept elsewhere, with --head.

        Result:
          How many lines follow from each other, the hash of the last of them, and
          the first line that does not follow. The exit code is 1 then, and where the
          head is another one.
        """;

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var database = DatabaseOption.Create();
        var head = new Option<string?>("--head")
        {
            Description = "The hash that the log must end with.",
            HelpName = "HASH",
        };
        var format = FormatOption.Create();
        var command = new DetailedCommand("verify", "Checks that the audit log is whole.", Details)
        {
            database, head, format,
        };
        command.SetAction(arguments =>
        {
            using var billing = StoreChoice.Of(arguments.GetRequiredValue(database)).OpenBilling();
            var finding = OpenBilling.Wait(billing.Store.VerifyAuditAsync());
            terminal.Print(
                new FactsReport(
                    sentence: null,
                    [
                        ("sound", finding.IsSound), ("lines", finding.Sound), ("head", finding.Head),
                        ("broken_at", finding.BrokenAt),
                    ]),
                arguments.GetValue(format));
            if (!finding.IsSound) return ExitCode.Failed;
            if (arguments.GetValue(head) is not { } expected) return ExitCode.Ok;
            if (string.Equals(expected, finding.Head, StringComparison.OrdinalIgnoreCase)) return ExitCode.Ok;
            terminal.Complain(
                "The log is whole and ends with another hash than that of --head: it was written on since, or anew.");
            return ExitCode.Failed;
        });
        return command;
    }
}
