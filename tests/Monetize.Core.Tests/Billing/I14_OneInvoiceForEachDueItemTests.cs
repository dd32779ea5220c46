using Monetize.Billing.Running;

namespace Monetize.Tests.Billing;

/// <summary>
/// I14: one invoice for each thing that is due, however often, in whatever order of times and by however many workers
/// a run is done.
/// </summary>
public sealed class I14_OneInvoiceForEachDueItemTests
{
    [Fact]
    public async Task Run_AnyNumberOfTimesAtAnyTimes_InvoicesEachOnce()
    {
        for (var seed = 1; seed <= 50; seed++)
        {
            var (world, some) = (await RunMonths.WorldAsync(), new Random(seed));
            for (var run = 0; run < 10; run++) await world.RunAsync(RunWorld.Start.AddDays(some.Next(92)));

            await world.RunAsync(RunMonths.End);

            await EachIsInvoicedOnceAsync(world);
        }
    }

    [Fact]
    public async Task Run_InManyWorkersAtOnce_InvoicesEachOnce()
    {
        var world = await RunMonths.WorldAsync();
        var options = new BillingRunOptions { PageSize = 2 };

        await Task.WhenAll(Enumerable.Range(0, 4).Select(
            _ => Task.Run(async () => await world.RunAsync(RunMonths.End, options))));

        await EachIsInvoicedOnceAsync(world);
    }

    private static async Task EachIsInvoicedOnceAsync(RunWorld world)
    {
        var invoices = await world.InvoicesAsync();
        invoices.Select(invoice => (invoice.Subscription, invoice.PeriodNumber, invoice.Kind))
            .Should().OnlyHaveUniqueItems();
        invoices.Count.Should().Be(RunMonths.Customers * (RunMonths.Months + 1));
    }
}
