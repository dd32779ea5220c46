using Monetize.Billing;
using Monetize.Billing.Rows;
using Monetize.Billing.Running;
using Monetize.Storage;
using Monetize.Testing.Faults;

namespace Monetize.Tests.Billing;

/// <summary>
/// I23: the numbers of final invoices are unique and have no gap, with workers that finalize at the same time and
/// changes that fail on the way. Each store shows the same in the kit and, with processes that are killed, in the
/// campaigns.
/// </summary>
public sealed class I23_NumbersHaveNoGapTests
{
    private const int Cases = 50;
    private const int Workers = 4;

    [Fact]
    public async Task Numbers_ParallelWorkersAndFailures_HaveNoGap()
    {
        for (var seed = 1; seed <= Cases; seed++)
        {
            var (world, some, gate) = (await RunMonths.WorldAsync(), new Random(seed), new Lock());
            world.Store = new FaultyBillingStore(world.Kept, () =>
            {
                lock (gate) return (StoreFault)some.Next(12);
            });

            await Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => Task.Run(() => TryAsync(world))));
            world.Clock.Advance(TimeSpan.FromHours(1));
            world.Store = world.Kept;
            await world.RunAsync(RunMonths.End.AddHours(1));

            var numbers = new List<string>();
            await foreach (var row in world.Kept.StreamAsync(InvoiceRow.Definition)) numbers.Add(row.Key);
            numbers.Should().Equal(Enumerable.Range(1, RunMonths.Customers * (RunMonths.Months + 1))
                .Select(number => NumberSeries.Invoices.Number(number)), "the seed is {0}", seed);
        }
    }

    private static async Task TryAsync(RunWorld world)
    {
        try
        {
            await world.RunAsync(RunMonths.End, new BillingRunOptions { PageSize = 2 });
        }
        catch (StoreException)
        {
            // This worker is dead.
        }
    }
}
