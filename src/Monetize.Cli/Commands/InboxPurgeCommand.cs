using System.CommandLine;
using Monetize.Billing.Inbox;
using Monetize.Cli.Output;
using Monetize.Cli.Reports;
using Monetize.Cli.Stores;

namespace Monetize.Cli.Commands;

/// <summary><c>monetize inbox purge</c>.</summary>
internal static class InboxPurgeCommand
{
    private const string Details = """
        Inbox:
          What providers told is kept as it came, and may tell persons whom
          customer forget does not reach. This empties what was done before an
          instant. Ids stay, so that what is sent once more is still known; what
          was given up after too many tries keeps its body.
        """;

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var database = DatabaseOption.Create();
        var before = InstantOption.Create(
            "--before", "Before when it was done; choose longer ago than providers send again, such as 30 days.");
        before.Required = true;
        var stamp = new StampOptions();
        var format = FormatOption.Create();
        var command = new DetailedCommand("purge", "Empties what was done long ago.", Details)
        {
            database, before, stamp.At, stamp.By, format,
        };
        command.SetAction(arguments =>
        {
            using var billing = StoreChoice.Of(arguments.GetRequiredValue(database)).OpenBilling();
            var inbox = new ProviderInbox(billing.Store, provider: null, []);
            var instant = arguments.GetRequiredValue(before)!.Value;
            var emptied = OpenBilling.Wait(inbox.PurgeAsync(instant, stamp.Read(arguments)));
            terminal.Print(
                new FactsReport($"{FaultCount.Counted(emptied, "event")} emptied", [("emptied", emptied)]),
                arguments.GetValue(format));
            return ExitCode.Ok;
        });
        return command;
    }
}
