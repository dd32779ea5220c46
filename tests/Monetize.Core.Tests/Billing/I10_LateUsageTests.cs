using Monetize.Billing;
using Monetize.Billing.Operations;
using Monetize.Billing.Reading;
using Monetize.Billing.Rows;
using Monetize.Catalogs;
using Monetize.Invoicing;
using Monetize.Rating;
using Monetize.Subscriptions;

namespace Monetize.Tests.Billing;

/// <summary>
/// I10: usage that comes after its invoice is final changes no byte of it; it is a correction on the next invoice,
/// priced with the plan version of its own period, at the marginal price of that period's total.
/// </summary>
public sealed class I10_LateUsageTests
{
    private const int Cases = 100;

    private static readonly CustomerId Ada = RunWorld.Customer(0);

    private static readonly Plan First = Graduated(1, 0.02m, 0.013m);
    private static readonly Plan Second = Graduated(2, 0.9m, 0.7m);

    [Fact]
    public async Task Late_AnyUsage_IsACorrectionAtTheMarginalPriceOfItsPeriod()
    {
        for (var seed = 1; seed <= Cases; seed++)
        {
            var some = new Random(seed);
            var (before, late) = ((decimal)some.Next(1_500), 1m + some.Next(1_500));
            var world = await WorldAsync(before);
            await world.RunAsync(RunWorld.Start.AddMonths(1).AddHours(1));
            await ChangePlanAsync(world);
            var kept = await RowsAsync(world);

            await world.UseAsync(Ada, late, RunWorld.Start.AddDays(some.Next(31)));
            var next = (await world.RunAsync(RunWorld.Start.AddMonths(2).AddHours(1))).Invoices;

            (await RowsAsync(world)).Take(kept.Count).Should().Equal(kept);
            var correction = next.SelectMany(invoice => invoice.Lines)
                .Should().ContainSingle(line => line.Kind == InvoiceLineKind.Correction, "the seed is {0}", seed).Which;
            var charge = RatingEngine.Compile(First).FindUsage(RunWorld.Words.Key)!;
            var price = Rounded(charge.Total(before + late)) - Rounded(charge.Total(before));
            correction.Amount.Should().Be(price, "the seed is {0}", seed);
            correction.Quantity.Should().Be(late);
            correction.Price!.Plan.Should().Be(PlanVersion.Of(First));
        }
    }

    /// <summary>A level that was set late is too low in every period since, and not in its own alone.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(-20)]
    public async Task Late_Level_CorrectsEveryPeriodThatItLastedIn(int dayOfStart)
    {
        var storage = Meter.WeightedSum("storage", Unit.Gigabyte);
        var weekly = Plan.Create("weekly", Currency.Usd, Every.Week).Usage(storage).PerUnit(1m).Build();
        var world = new RunWorld();
        await world.PopulateAsync(0, weekly);
        await world.SubscribeAsync(RunWorld.SubscriptionOf(Ada, weekly));
        await world.RunAsync(RunWorld.Start.AddDays(14).AddHours(1));

        await world.UseAsync(Ada, 10m, RunWorld.Start.AddDays(dayOfStart), "late", storage.Key);
        var next = (await world.RunAsync(RunWorld.Start.AddDays(21).AddHours(1))).Invoices;

        next.Should().ContainSingle().Which.Lines.Select(line => (line.PeriodNumber, line.Amount.Amount))
            .Should().BeEquivalentTo([(0, 10m), (1, 10m), (2, 10m)]);
    }

    private static Plan Graduated(int version, decimal first, decimal beyond) => Plan
        .Create("graduated", Currency.Usd, Every.Month).Version(version)
        .Usage(RunWorld.Words).Graduated(t => t.UpTo(1_000m, first).Beyond(beyond))
        .Build();

    private static Money Rounded(decimal amount) => Money.Of(amount, Currency.Usd).Round();

    private static async Task<RunWorld> WorldAsync(decimal before)
    {
        var world = new RunWorld();
        await world.PopulateAsync(0, First, Second);
        await world.SubscribeAsync(RunWorld.SubscriptionOf(Ada, First));
        await world.UseAsync(Ada, before, RunWorld.Start.AddDays(3));
        return world;
    }

    private static async Task ChangePlanAsync(RunWorld world)
    {
        var stored = (await world.Kept.FindSubscriptionAsync(SubscriptionId.Of($"sub-{Ada}")))!;
        var at = RunWorld.Start.AddMonths(1).AddHours(2);
        await world.Kept.ChangeAsync(new SaveSubscription(
            stored.Subscription.ChangePlan(Second, at).Subscription,
            [],
            stored.Version,
            TimeSpan.FromHours(1),
            new Stamp(at, "test")));
    }

    private static async Task<List<IBillingRow>> RowsAsync(RunWorld world)
    {
        var rows = new List<IBillingRow>();
        await foreach (var row in world.Kept.StreamAsync(InvoiceRow.Definition)) rows.Add(row);
        return rows;
    }
}
