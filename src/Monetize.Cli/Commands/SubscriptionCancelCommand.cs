using System.CommandLine;
using Monetize.Cli.Output;
using Monetize.Cli.Reports;
using Monetize.Cli.Stores;
using Monetize.Subscriptions;

namespace Monetize.Cli.Commands;

/// <summary><c>monetize subscription cancel ID</c>: an end, at the end of the period or at once.</summary>
internal static class SubscriptionCancelCommand
{
    private const string Details = """
        Ends:
          At the end of the billing period, unless --at-once is given. The last
          invoice bills the usage of the last period, and what was charged too much
          in advance comes back on it. Until the end has come,
          monetize subscription change ID withdraw takes it back.
        """;

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var id = new Argument<string>("ID") { Description = "The subscription." };
        var database = DatabaseOption.Create();
        var atOnce = new Option<bool>("--at-once") { Description = "Ends it when it is decided." };
        var stamp = new StampOptions();
        var host = new HostOptions();
        var format = FormatOption.Create();
        var command = new DetailedCommand("cancel", "Ends a subscription.", Details, HostOptions.Details)
        {
            id, database, atOnce, stamp.At, stamp.By, host.Files, host.Section,
            format,
        };
        command.SetAction(arguments =>
        {
            using var billing = StoreChoice.Of(arguments.GetRequiredValue(database))
                .OpenBilling(host.Read(arguments, terminal));
            var decided = stamp.Read(arguments);
            var stored = OpenBilling.Wait(billing.Subscriptions.CancelAsync(
                new SubscriptionId(arguments.GetRequiredValue(id)),
                decided,
                arguments.GetValue(atOnce) ? ChangeTiming.AtOnce : ChangeTiming.AtPeriodEnd));
            terminal.Print(SubscriptionRows.One(stored, decided.At), arguments.GetValue(format));
            return ExitCode.Ok;
        });
        return command;
    }
}
