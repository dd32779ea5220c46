using System.CommandLine;
using Monetize.Billing;
using Monetize.Billing.Reading;
using Monetize.Billing.Rows;
using Monetize.Billing.Running;
using Monetize.Cli.Output;
using Monetize.Cli.Reports;
using Monetize.Cli.Stores;
using Monetize.Payments;
using Monetize.Payments.Sandbox;

namespace Monetize.Cli.Commands;

/// <summary><c>monetize run-due</c>: everything that is due by an instant.</summary>
internal static class RunDueCommand
{
    private const string Details = """
        Runs:
          Invoices what is due by then: at the start of a subscription what is paid
          in advance, at each boundary usage and the next period once an hour of
          grace has passed, a change at once. Running it twice, late, after a crash
          or beside other workers gives the same invoices.

        Money:
          --provider none (unless given) collects nothing: invoices stay open, for
          the application that collects. --provider sandbox plays a provider in
          memory by which every payment succeeds: for trying things out only. A store
          that another provider has payments of is refused.

        Taxes:
          None are charged: they are asked for by code of the application. A store
          whose last invoice has taxes is refused.

        Result:
          The invoices that became final, by number; with --dry-run those that would,
          by customer, and nothing is written. Each customer who cannot be billed is
          set aside and named on standard error with a code, and the exit code is 1:
          repair it, and let them go on with monetize customer unpark.
          The first Ctrl-C or SIGTERM lets a run finish the customers at hand and a
          dry run end at once, both with exit code 1: what is invoiced stays, and the
          same command goes on. Customers whom another worker has are counted, and
          left to it with exit code 0.
        """;

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var database = DatabaseOption.Create();
        var asOf = InstantOption.Create("--as-of", "The instant of the run; now unless given.");
        var dryRun = new Option<bool>("--dry-run")
        {
            Description = "Shows what would be invoiced, and writes nothing.",
        };
        var provider = new Option<string>("--provider")
        {
            Description = "Who moves the money; none unless given.",
            HelpName = "none|sandbox",
            DefaultValueFactory = _ => "none",
        };
        provider.AcceptOnlyFromAmong("none", "sandbox");
        var host = new HostOptions();
        var format = FormatOption.Create();
        var command = new DetailedCommand("run-due", "Invoices what is due.", Details, HostOptions.Details)
        {
            database, asOf, dryRun, provider, host.Files, host.Section, format,
        };
        command.SetAction(arguments =>
        {
            var settings = host.Read(arguments, terminal);
            using var billing = StoreChoice.Of(arguments.GetRequiredValue(database)).OpenBilling(settings);
            RunDueGuards.RequireOwn(billing, host.NamesPrefix);
            var isDryRun = arguments.GetValue(dryRun);
            var at = arguments.GetValue(asOf) ?? TimeProvider.System.GetUtcNow();
            var chosen = arguments.GetRequiredValue(provider) == "sandbox" ? new SandboxPaymentProvider() : null;
            if (chosen is not null) RunDueGuards.RequireSandbox(billing, chosen.Name);
            var run = new BillingRun(billing.Store, billing.Usage, chosen, options: billing.Options);
            using var stop = new StopSignals(isDryRun
                ? "It was stopped before its end; nothing is written."
                : "It was stopped; run it again to go on.");
            var report = stop.Wait(token => isDryRun ? run.PreviewDueAsync(at, token) : run.RunDueAsync(at, token));
            IEnumerable<Invoice> invoices = isDryRun
                ? report.Invoices
                : report.Invoices.OrderBy(static invoice => invoice.Number, StringComparer.Ordinal);
            terminal.Print(InvoiceRows.Of(invoices, isDryRun), arguments.GetValue(format));
            foreach (var parked in report.Parked)
            {
                var deed = isDryRun ? "would be set aside" : "is set aside";
                terminal.Complain($"{parked.Code}: customer {parked.Customer} {deed}: {parked.Reason}");
            }

            foreach (var deferred in report.Deferred)
            {
                terminal.Complain($"{deferred.Code}: customer {deferred.Customer} waits: {deferred.Reason}");
            }

            foreach (var failure in report.Failures)
            {
                var what = failure.Error is PaymentProviderException { Code: var code }
                    ? $"{code}: {failure.Payment} is refused"
                    : $"{failure.Payment} is not answered and asked for later";
                terminal.Complain($"{what}: {failure.Error.Message}");
            }

            terminal.Complain(Counts(report, isDryRun, chosen is not null));
            if (!isDryRun && OpenBilling.Wait(HeldAsync(billing.Store, at)) is > 0 and var held)
            {
                terminal.Complain(
                    $"{FaultCount.Counted(held, "customer")} held by another worker, or by one that died; "
                    + "run it again in ten minutes.");
            }

            if (stop.IsStopped) terminal.Complain(stop.Message);
            var isWhole = report.Parked.IsEmpty && report.Deferred.IsEmpty && report.Failures.IsEmpty
                && !stop.IsStopped;
            return isWhole ? ExitCode.Ok : ExitCode.Failed;
        });
        return command;
    }

    private static async ValueTask<int> HeldAsync(IBillingStore store, DateTimeOffset at)
    {
        var now = TimeProvider.System.GetUtcNow();
        return await store.StreamAsync<CustomerRow>(CustomerRow.Definition)
            .CountAsync(row => row.WakeAt <= at && row.BillingUntil > now).ConfigureAwait(false);
    }

    private static string Counts(BillingRunReport report, bool isDryRun, bool isCollected)
    {
        var counts = $"{FaultCount.Counted(report.Customers, "customer")}, "
            + FaultCount.Counted(report.Invoices.Count, "invoice");
        if (isDryRun) return $"{counts}; nothing is written.";
        return isCollected
            ? $"{counts}; {Figures.Grouped(report.Paid)} paid, {Figures.Grouped(report.Declined)} declined."
            : $"{counts}; nothing is collected without a provider.";
    }
}
