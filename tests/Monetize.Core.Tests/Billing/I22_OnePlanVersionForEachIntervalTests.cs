using Monetize.Billing;
using Monetize.Billing.Operations;
using Monetize.Billing.Reading;
using Monetize.Billing.Running;
using Monetize.Catalogs;
using Monetize.Invoicing;
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
    private static readonly Plan Cheaper = Plan.Create("hybrid", Currency.Usd, Every.Month).Recurring(61m)
        .Includes(RunWorld.Words, 100m).Overage.PerUnit(0.03m)
        .Build();

    private static readonly Plan Better = Cheaper with { Version = 2 };

    private static readonly (decimal Quantity, DateTimeOffset Time)[] Uses =
    [
        (1_500m, Boundary.AddDays(-20)),
        (700m, Boundary.AddMinutes(-1)),
        (900m, Boundary.AddDays(3)),
    ];

    public static TheoryData<int> MinutesFromTheBoundary => [-20_000, -1, 0, 30, 60];

    [Theory]
    [MemberData(nameof(MinutesFromTheBoundary))]
    public async Task Change_BetweenAnyTwoCallsOfARun_BillsEachIntervalOnce(int minutes)
    {
        var decided = Boundary.AddMinutes(minutes);
        for (var at = 1; ; at++)
        {
            var (world, count, isLate) = (new RunWorld(), 0, false);
            await world.PopulateAsync(1, Better);
            foreach (var (quantity, time) in Uses) await world.UseAsync(Ada, quantity, time);
            await world.RunAsync(RunWorld.Start);
            world.Store = new FaultyBillingStore(world.Kept, () =>
            {
                if (++count != at) return StoreFault.None;
                isLate = world.InvoicesAsync().GetAwaiter().GetResult().Count > 1;
                ChangePlanAsync(world, decided).AsTask().GetAwaiter().GetResult();
                return StoreFault.None;
            });
            await world.RunAsync(Boundary.AddHours(1), new BillingRunOptions { PageSize = 1 });
            if (count < at) break;
            world.Store = world.Kept;
            await world.RunAsync(Boundary.AddHours(1));
            await world.RunAsync(Boundary.AddMonths(1).AddHours(1));

            await EachIntervalIsBilledOnceAsync(world, decided, isLate);
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

    private static async Task EachIntervalIsBilledOnceAsync(RunWorld world, DateTimeOffset decided, bool isLate)
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

        // Of a change that comes to be known after its period was invoiced, the fee is put right, and usage stays as it
        // was priced.
        Sum<RecurringCharge>(lines).Should().Be(Parts(decided).Sum(static part => Cents(part.Fee)));
        var cut = isLate && decided < Boundary ? Boundary : decided;
        Sum<UsageCharge>(lines).Should().Be(Parts(cut).Sum(static part => Cents(part.Usage)));
    }

    private static decimal Sum<TCharge>(List<InvoiceLine> lines) =>
        lines.Where(static line => line.Price!.Charge is TCharge).Sum(static line => line.Amount.Amount);

    /// <summary>By hand: of each period both versions, each with its share of the fee and its own usage.</summary>
    private static IEnumerable<(decimal Fee, decimal Usage)> Parts(DateTimeOffset decided)
    {
        foreach (var from in new[] { RunWorld.Start, Boundary, Boundary.AddMonths(1) })
        {
            var end = from.AddMonths(1);
            var cut = decided < from ? from : decided > end ? end : decided;
            yield return (49m * Share(from, cut), 0.01m * Math.Max(0m, Used(from, cut) - 1_000m));
            yield return (61m * Share(cut, end), 0.03m * Math.Max(0m, Used(cut, end) - 100m));

            decimal Share(DateTimeOffset begin, DateTimeOffset until) =>
                (decimal)(until - begin).Ticks / (end - from).Ticks;
        }
    }

    private static decimal Used(DateTimeOffset from, DateTimeOffset until) =>
        Uses.Where(use => use.Time >= from && use.Time < until).Sum(static use => use.Quantity);

    private static decimal Cents(decimal amount) => Math.Round(amount, 2, MidpointRounding.AwayFromZero);
}
