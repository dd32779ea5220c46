using Monetize.Billing.Operations;
using Monetize.Billing.Running;
using Monetize.Errors;

namespace Monetize.Tests.Billing;

/// <summary>
/// I17: no run settles more of a customer than its bound, no invoice is above the ceiling; who reaches one is parked
/// and named, the others are billed, and who is unparked goes on where it stopped.
/// </summary>
public sealed class I17_SafetyBoundsTests
{
    public static TheoryData<int> Bounds => [.. Enumerable.Range(1, RunMonths.Months + 2)];

    [Theory]
    [MemberData(nameof(Bounds))]
    public async Task Run_MoreThanTheBound_ParksUntilSomebodyLooked(int bound)
    {
        var world = await RunMonths.WorldAsync();
        var options = new BillingRunOptions { MostItems = bound };
        var all = RunMonths.Months + 1;
        for (var settled = 0; settled < all;)
        {
            var report = await world.RunAsync(RunMonths.End, options);

            settled += bound;
            report.Invoices.GroupBy(invoice => invoice.Customer).Should()
                .OnlyContain(mine => mine.Count() == Math.Min(bound, all - settled + bound));
            report.Parked.Select(parked => parked.Code).Distinct().Should()
                .Equal(settled < all ? [ErrorCodes.RunBoundReached] : []);
            foreach (var parked in report.Parked) await UnparkAsync(world, parked.Customer);
        }

        (await world.InvoicesAsync()).Count.Should().Be(RunMonths.Customers * all);
    }

    [Theory]
    [InlineData(48.99)]
    [InlineData(60)]
    [InlineData(62.5)]
    [InlineData(65)]
    public async Task Run_InvoiceAboveTheCeiling_ParksThatCustomerAlone(decimal ceiling)
    {
        var expected = await RunMonths.WorldAsync();
        var all = (await expected.RunAsync(RunMonths.End)).Invoices;
        var above = all.Where(invoice => invoice.Total.Amount > ceiling)
            .Select(invoice => invoice.Customer)
            .ToHashSet();
        var world = await RunMonths.WorldAsync();

        var report = await world.RunAsync(RunMonths.End, new BillingRunOptions { InvoiceCeiling = ceiling });

        report.Parked.Select(parked => parked.Customer).Should().BeEquivalentTo(above);
        report.Parked.Should().NotContain(parked => parked.Code != ErrorCodes.InvoiceAboveCeiling);
        report.Invoices.Should().NotContain(invoice => invoice.Total.Amount > ceiling);
        var others = report.Invoices.Where(invoice => !above.Contains(invoice.Customer));
        others.Should().BeEquivalentTo(all.Where(invoice => !above.Contains(invoice.Customer)), options => options
            .Including(invoice => invoice.Customer).Including(invoice => invoice.PeriodNumber));
        foreach (var parked in report.Parked) await UnparkAsync(world, parked.Customer);
        await world.RunAsync(RunMonths.End);
        (await world.InvoicesAsync()).Count.Should().Be(all.Count);
    }

    private static ValueTask<bool> UnparkAsync(RunWorld world, CustomerId customer) =>
        world.Kept.ChangeAsync(new UnparkCustomer(customer, new Monetize.Billing.Stamp(RunMonths.End, "test")));
}
