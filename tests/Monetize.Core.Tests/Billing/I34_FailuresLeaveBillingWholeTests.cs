using Monetize.Billing.Reading;
using Monetize.Testing.Faults;

namespace Monetize.Tests.Billing;

/// <summary>
/// I34, the billing half: whatever read or change of a run fails or is cancelled, before or after doing it, I9, I14 and
/// I16 hold after the next run.
/// </summary>
public sealed class I34_FailuresLeaveBillingWholeTests
{
    [Theory]
    [InlineData(StoreFault.Before)]
    [InlineData(StoreFault.After)]
    public async Task Run_AnyCallFails_TheNextOneMakesItWhole(StoreFault fault)
    {
        for (var at = 1; ; at++)
        {
            var (world, count) = (await RunMonths.WorldAsync(), 0);
            StoreFault Next() => ++count == at ? fault : StoreFault.None;
            world.Store = new FaultyBillingStore(world.Kept, Next, isTransient: true, Next);

            await world.RunThroughFaultsAsync(RunMonths.End);
            await world.RunThroughFaultsAsync(RunMonths.End.AddMinutes(15));

            await IsWholeAsync(world);
            if (count < at) break;
        }
    }

    [Fact]
    public async Task Run_CancelledAtAnyCall_TheNextOneMakesItWhole()
    {
        for (var at = 1; ; at++)
        {
            var (world, count) = (await RunMonths.WorldAsync(), 0);
            using var source = new CancellationTokenSource();
            StoreFault Next()
            {
                if (++count == at) source.Cancel();
                return StoreFault.None;
            }

            world.Store = new FaultyBillingStore(world.Kept, Next, isTransient: true, Next);
            try
            {
                await world.RunAsync(RunMonths.End, options: null, source.Token);
            }
            catch (OperationCanceledException)
            {
                // Whoever asked for it is told.
            }

            world.Clock.Advance(TimeSpan.FromMinutes(11));
            await world.RunThroughFaultsAsync(RunMonths.End);
            await world.RunThroughFaultsAsync(RunMonths.End.AddMinutes(15));

            await IsWholeAsync(world);
            if (!source.IsCancellationRequested) break;
        }
    }

    private static async Task IsWholeAsync(RunWorld world)
    {
        var invoices = await world.InvoicesAsync();
        invoices.Select(invoice => (invoice.Subscription, invoice.PeriodNumber)).Should().OnlyHaveUniqueItems();
        invoices.Count.Should().Be(RunMonths.Customers * (RunMonths.Months + 1));
        invoices.SelectMany(invoice => invoice.Lines).Where(line => line.Usage is not null)
            .Sum(line => line.Quantity)
            .Should().Be(Enumerable.Range(0, RunMonths.Customers * RunMonths.Months).Sum(i => 900m + (100m * i)));
        var (booked, taken) = await world.CashAsync();
        booked.Should().Be(taken).And.Be(invoices.Sum(invoice => invoice.Due.ToMinor()));
        (await world.Kept.VerifyAuditAsync()).IsSound.Should().BeTrue();
    }
}
