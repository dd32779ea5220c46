using Monetize.Billing.Running;

namespace Monetize.Testing.Simulation;

/// <summary>Billing runs, and what each must keep to.</summary>
internal sealed class WorldRuns(World world)
{
    // Records that come later are beside what was folded.
    private const int FoldEvery = 3;

    /// <summary>How many came to their end.</summary>
    public int Ended { get; private set; }

    /// <summary>How many were canceled.</summary>
    public int Canceled { get; private set; }

    public async Task RunAsync(SimulatedWorker worker)
    {
        // A scheduler may be late, or its clock set back.
        var asOf = !world.IsCalm && world.Chance.OneIn(6) ? world.Earlier(2) : world.Now;
        var options = world.IsCalm ? world.Options with { MostItems = 10_000, InvoiceCeilings = [] } : world.Options;
        using var ending = new CancellationTokenSource();
        var (began, unparked) = (world.Now, world.Unparked);
        if (!world.IsCalm && world.Chance.OneIn(10)) await ending.CancelAsync().ConfigureAwait(false);
        var run = new BillingRun(
            new WorkerBillingStore(world.Store, worker),
            new WorkerUsageStore(world.KeptUsage, worker, world.NextReadFault),
            new WorkerPaymentProvider(world.Provider, worker),
            world.Taxes,
            options with { Owner = worker.Name },
            world.Clock);
        try
        {
            var report = await run.RunDueAsync(asOf, ending.Token).ConfigureAwait(false);
            if (++Ended % FoldEvery == 0) await world.KeptUsage.FoldAsync().ConfigureAwait(false);
            Look(report, options, most: options.MostItems * (Days(began) + world.Unparked - unparked));
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            Canceled++;
        }
    }

    // Each day has its bound, and a run may last longer than one: others settle in the next day beside it.
    private int Days(DateTimeOffset began) =>
        world.Now == began ? 1 : 2 + (int)Math.Floor((world.Now - began).TotalDays);

    private void Look(BillingRunReport report, BillingRunOptions options, int most)
    {
        foreach (var invoice in report.Invoices)
        {
            if (options.InvoiceCeilings.All(ceiling =>
                ceiling.Currency != invoice.Currency || invoice.Total <= ceiling)) continue;
            world.Wrong.Add($"I17: {invoice} is above the ceiling");
        }

        foreach (var parked in world.IsCalm ? report.Parked : [])
        {
            world.Wrong.Add($"I17: {parked.Customer} is parked without a bound: {parked.Reason}");
        }

        foreach (var items in report.Invoices.GroupBy(static invoice => invoice.Customer))
        {
            if (items.Count() > most) world.Wrong.Add($"I17: a run settled too much of {items.Key}");
        }
    }
}
