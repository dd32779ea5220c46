using System.CommandLine;
using Monetize.Billing.Running;
using Monetize.Cli.Output;
using Monetize.Cli.Reports;
using Monetize.Cli.Stores;

namespace Monetize.Cli.Commands;

/// <summary><c>monetize payment retry-refused</c>: payments that a provider refused are due again.</summary>
internal static class PaymentRetryRefusedCommand
{
    private const string Details = """
        Payments:
          A provider that refuses a payment says that no retry helps, as with
          credentials that were withdrawn. Once that is put right, this makes all
          such payments of the store due at once: the next run of the application
          that has the provider collects them. Nothing is collected by this command,
          and the same command again changes nothing.
        """;

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var database = DatabaseOption.Create();
        var stamp = new StampOptions();
        var format = FormatOption.Create();
        var command = new DetailedCommand(
            "retry-refused", "Makes payments due that a provider refused.", Details)
        {
            database, stamp.At, stamp.By, format,
        };
        command.SetAction(arguments =>
        {
            using var billing = StoreChoice.Of(arguments.GetRequiredValue(database)).OpenBilling();
            var decided = stamp.Read(arguments);
            using var stop = new StopSignals(
                "It was stopped; payments that were made due stay so. Run it again for the others.");
            var run = new BillingRun(
                billing.Store, billing.Usage, options: billing.Options with { Owner = decided.By });
            var taken = stop.Wait(token => run.RetryRefusedAsync(decided.At, token));
            terminal.Print(
                new FactsReport($"{FaultCount.Counted(taken, "payment")} due again", [("payments", taken)]),
                arguments.GetValue(format));
            return ExitCode.Ok;
        });
        return command;
    }
}
