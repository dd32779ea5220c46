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
          the database can still write a whole new chain: keep the head elsewhere,
          and look for it later with --head.

        Result:
          How many lines follow from each other, the hash of the last of them, and
          the first line that does not follow. With --head also the line that has the
          hash: up to there the log is the one that was there then. The exit code is
          1 where a line does not follow, and where none has the hash of --head.
        """;

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var database = DatabaseOption.Create();
        var head = new Option<string?>("--head")
        {
            Description = "A head that was kept: a line must have it.",
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
            var kept = arguments.GetValue(head);
            var finding = OpenBilling.Wait(billing.Store.VerifyAuditAsync(kept));
            List<(string Name, object? Value)> facts =
            [
                ("sound", finding.IsSound), ("lines", finding.Sound), ("head", finding.Head),
                ("broken_at", finding.BrokenAt),
            ];
            if (kept is not null) facts.Add(("kept_at", finding.KeptAt));
            terminal.Print(new FactsReport(sentence: null, facts), arguments.GetValue(format));
            if (!finding.IsSound) return ExitCode.Failed;
            if (kept is null || finding.KeptAt is not null) return ExitCode.Ok;
            terminal.Complain("The log is whole, and no line of it has the hash of --head: it was written anew.");
            return ExitCode.Failed;
        });
        return command;
    }
}
