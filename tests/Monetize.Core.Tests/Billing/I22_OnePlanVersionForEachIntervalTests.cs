using Monetize.Billing;
using Monetize.Billing.Operations;
using Monetize.Billing.Reading;
using Monetize.Billing.Running;
using Monetize.Catalogs;
using Monetize.Subscriptions;
using Monetize.Testing.Faults;

namespace Monetize.Tests.Billing;

/// <summary>
/// I22: a plan is changed at any instant and between any two calls of a run: every interval is billed under exactly one
/// version, at the price that stands on the line.
/// </summary>
public sealed class I22_OnePlanVersionForEachIntervalTests
{
    private static readonly CustomerId Ada = RunWorld.Customer(0);
    private static readonly DateTimeOffset Boundary = RunWorld.Start.AddMonths(1);
    private static readonly Plan Better = RunWorld.Hybrid with { Version = 2 };

    public static TheoryData<int> MinutesFromTheBoundary => [-20_000, -1, 0, 30, 60];

    [Theory]
    [MemberData(nameof(MinutesFromTheBoundary))]
    public async Task Change_BetweenAnyTwoCallsOfARun_BillsEachIntervalOnce(int minutes)
    {
        var decided = Boundary.AddMinutes(minutes);
        for (var at = 1; ; at++)
        {
            var (world, count) = (new RunWorld(), 0);
            await world.PopulateAsync(1, Better);
            await world.UseAsync(Ada, 1_500m, Boundary.AddDays(-20));
            await world.UseAsync(Ada, 700m, Boundary.AddMinutes(-1));
            await world.UseAsync(Ada, 900m, Boundary.AddDays(3));
            await world.RunAsync(RunWorld.Start);
            world.Store = new FaultyBillingStore(world.Kept, () =>
            {
                if (++count == at) ChangePlanAsync(world, decided).AsTask().GetAwaiter().GetResult();
                return StoreFault.None;
            });
            await world.RunAsync(Boundary.AddHours(1), new BillingRunOptions { PageSize = 1 });
            if (count < at) break;
            world.Store = world.Kept;
            await world.RunAsync(Boundary.AddHours(1));
            await world.RunAsync(Boundary.AddMonths(1).AddHours(1));

            await EachIntervalIsBilledOnceAsync(world, decided);
        }
    }

    private static ValueTask<long> ChangePlanAsync(RunWorld world, DateTimeOffset decided)
    {
        var stored = world.Kept.FindSubscriptionAsync(SubscriptionId.Of($"sub-{Ada}")).AsTask().Result!;
        return world.Kept.ChangeAsync(new SaveSubscription(
            stored.Subscription.ChangePlan(Better, decided).Subscription,
            [],
            stored.Version,
            TimeSpan.FromHours(1),
            new Stamp(decided, "test")));
    }

    private static async Task EachIntervalIsBilledOnceAsync(RunWorld world, DateTimeOffset decided)
    {
        var lines = (await world.InvoicesAsync()).SelectMany(invoice => invoice.Lines).Where(line => line.IsCharge)
            .ToList();
        lines.Where(line => line.Price!.Charge is UsageCharge).Sum(line => line.Quantity).Should().Be(3_100m);
        foreach (var line in lines.Where(line => line.Usage is not null))
        {
            var version = line.Price!.Plan.Version;
            line.Usage!.Value.Stretches.Should().OnlyContain(stretch =>
                version == 1 ? stretch.ToExclusive <= decided || stretch.ToExclusive <= Boundary
                    : stretch.From >= decided);
        }

        // Both versions cost the same: whenever the change came, three periods cost three times the base.
        lines.Where(line => line.Price!.Charge is RecurringCharge).Sum(line => line.Amount.Amount)
            .Should().Be(3m * 49m);
    }
}
