using Monetize.Billing;
using Monetize.Billing.Operations;
using Monetize.Billing.Reading;
using Monetize.Billing.Rows;
using Monetize.Billing.Running;
using Monetize.Errors;
using Monetize.Payments.Sandbox;

namespace Monetize.Tests.Billing;

/// <summary>
/// I17: no day settles more of a customer than its bound, however many runs it has; no invoice is above the ceiling of
/// its currency that nobody approved. Who reaches one is parked and named, the others are billed, and who is unparked
/// goes on where it stopped. What a parked customer owes is collected all the same.
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
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task Run_EveryHour_SettlesNoMoreOfACustomerADayThanTheBound(int bound)
    {
        var world = await ChangingAsync(hours: 30);
        var options = new BillingRunOptions { MostItems = bound };
        var parked = new List<ParkedCustomer>();
        for (var hour = 0; hour < 24; hour++)
        {
            parked.AddRange((await world.RunAsync(RunWorld.Start.AddHours(hour), options)).Parked);
        }

        (await SettledAsync(world)).Should().Be(bound);
        parked.Should().ContainSingle().Which.Code.Should().Be(ErrorCodes.RunBoundReached);
        await UnparkAsync(world, parked[0].Customer);
        await world.RunAsync(RunWorld.Start.AddHours(23), options);
        (await SettledAsync(world)).Should().Be(2 * bound);
    }

    [Fact]
    public async Task Run_BoundThatWasReachedYesterday_CountsNoMore()
    {
        var world = await ChangingAsync(hours: 2);
        var options = new BillingRunOptions { MostItems = 3 };
        await world.RunAsync(RunWorld.Start.AddHours(2), options);
        (await SettledAsync(world)).Should().Be(3);

        var report = await world.RunAsync(RunWorld.Start.AddMonths(1).AddHours(1), options);

        report.Parked.Should().BeEmpty();
        (await SettledAsync(world)).Should().Be(4);
    }

    [Fact]
    public async Task Run_CeilingOfAnotherCurrency_IsNoCeiling()
    {
        var world = await RunMonths.WorldAsync();

        var report = await world.RunAsync(
            RunMonths.End, new BillingRunOptions { InvoiceCeilings = [Money.Of(1m, Currency.Eur)] });

        report.Parked.Should().BeEmpty();
    }

    [Theory]
    [InlineData(48.99, false)]
    [InlineData(49, true)]
    public async Task Run_InvoiceThatWasApproved_IsMadeOnceUpToTheAmount(decimal upTo, bool isMade)
    {
        var world = new RunWorld();
        await world.PopulateAsync(1);
        var ada = RunWorld.Customer(0);
        var options = new BillingRunOptions { InvoiceCeilings = [Money.Of(10m, Currency.Usd)] };
        await world.RunAsync(RunWorld.Start, options);

        await world.Kept.ChangeAsync(new UnparkCustomer(
            ada, new Stamp(RunWorld.Start, "test"), Money.Of(upTo, Currency.Usd)));
        var approved = await world.RunAsync(RunWorld.Start, options);
        var next = await world.RunAsync(RunWorld.Start.AddMonths(1).AddHours(1), options);

        approved.Invoices.Count.Should().Be(isMade ? 1 : 0);
        next.Invoices.Should().BeEmpty();
        (isMade ? next : approved).Parked.Should().ContainSingle()
            .Which.Code.Should().Be(ErrorCodes.InvoiceAboveCeiling);
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

        var report = await world.RunAsync(RunMonths.End, CeilingOf(ceiling));

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

    /// <summary>An outcome that is not known is asked for, and a failed payment is tried again on its day.</summary>
    [Theory]
    [InlineData(SandboxMethod.LostAnswer)]
    [InlineData(SandboxMethod.InsufficientFunds)]
    public async Task Run_Parked_IsNotInvoicedButStillCollected(SandboxMethod method)
    {
        var (world, ada) = (new RunWorld(), RunWorld.Customer(0));
        await world.PopulateAsync(1);
        world.Sandbox.UseMethod(ada, method);
        await world.RunAsync(RunWorld.Start);
        world.Sandbox.UseMethod(ada, SandboxMethod.Good);
        await ParkAsync(world, ada);

        var day = await world.RunAsync(RunWorld.Start.AddDays(1));
        var month = await world.RunAsync(RunWorld.Start.AddMonths(1).AddHours(1));

        day.Paid.Should().Be(1);
        month.Customers.Should().Be(0, "nothing is owed, and nobody is to be invoiced");
        (await world.CashAsync()).Should().Be((4_900L, 4_900L));
        await UnparkAsync(world, ada);
        (await world.RunAsync(RunWorld.Start.AddMonths(1).AddHours(1))).Paid.Should().Be(1);
    }

    private static BillingRunOptions CeilingOf(decimal usd) =>
        new() { InvoiceCeilings = [Money.Of(usd, Currency.Usd)] };

    /// <summary>One customer who changes the plan every hour: each change is due at once.</summary>
    private static async Task<RunWorld> ChangingAsync(int hours)
    {
        var world = new RunWorld();
        var plans = Enumerable.Range(2, hours).Select(static version => RunWorld.Hybrid with { Version = version });
        var subscription = RunWorld.SubscriptionOf(RunWorld.Customer(0));
        await world.PopulateAsync(0, [.. plans]);
        foreach (var plan in plans)
        {
            subscription = subscription.ChangePlan(plan, RunWorld.Start.AddHours(plan.Version - 1)).Subscription;
        }

        await world.SubscribeAsync(subscription);
        return world;
    }

    private static async Task<int> SettledAsync(RunWorld world) =>
        await world.Kept.StreamAsync<SettledRow>(SettledRow.Definition).CountAsync();

    private static async Task ParkAsync(RunWorld world, CustomerId customer)
    {
        var row = await world.Kept.StreamAsync<CustomerRow>(CustomerRow.Definition)
            .SingleAsync(row => row.Id == customer.Value);
        var lease = new Lease(customer, LeaseKind.Billing, row.BillingToken);
        var stamp = new Stamp(RunWorld.Start, "test");
        await world.Kept.ChangeAsync(new ParkCustomer(lease, ErrorCodes.CannotBeBilled, "Look at it.", stamp));
    }

    private static ValueTask<bool> UnparkAsync(RunWorld world, CustomerId customer) =>
        world.Kept.ChangeAsync(new UnparkCustomer(customer, new Stamp(RunMonths.End, "test")));
}
