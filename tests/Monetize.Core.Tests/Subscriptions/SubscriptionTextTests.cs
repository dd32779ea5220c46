using Monetize.Catalogs;
using Monetize.Subscriptions;
using Monetize.TestSupport;

namespace Monetize.Tests.Subscriptions;

/// <summary>What people read of a subscription: changes, refusals, and every part of it as text.</summary>
public sealed class SubscriptionTextTests
{
    private static readonly DateTimeOffset Start = Zones.Instant("2026-01-01T00:00Z");

    private static readonly Subscription Plain = Sold.From("2026-01-01T00:00Z");

    [Fact]
    public void Refusals_Everyone_IsAsReviewed() => Snapshot.Match(
        string.Join('\n', SubscriptionRefusalTests.Refused.Select(row => row.Data.Item2(Plain).Refusal)),
        "subscription-refusals");

    [Fact]
    public void Parts_OfASubscription_AreAsReviewed() => Snapshot.Match(
        string.Join('\n', Texts().Select(part => $"{part.GetType().Name}: {part}")), "subscription-texts");

    private static IEnumerable<object> Texts()
    {
        var life = Sold.From("2026-01-01T00:00Z", trialDays: 7)
            .ConvertTrial(Start.AddDays(3)).Subscription
            .ChangePlan(Sold.Pro, Start.AddDays(4)).Subscription
            .ChangeQuantity(2.5m, Start.AddDays(5)).Subscription
            .Pause(Start.AddDays(6)).Subscription
            .Resume(Start.AddDays(7)).Subscription
            .Reanchor(Start.AddDays(8)).Subscription
            .ChangePlan(Sold.Basic, Start.AddDays(9), ChangeTiming.AtPeriodEnd).Subscription
            .Withdraw(Start.AddDays(10)).Subscription
            .Cancel(Start.AddDays(11)).Subscription;
        var period = life.PeriodAt(Start.AddDays(11))!.Value;
        var migration = new PlanMigration { From = [PlanVersion.Of(Sold.Basic)], To = Sold.Pro2, At = Start };
        var share = new ProrationShare(17, 31);
        return
        [
            life, life.Terms.Plan, .. life.History, .. life.Phases,
            .. life.SegmentsIn(new Period(Start, Start.AddDays(4))), period, life.Phases[^1].Anchor, .. life.Due(Start, Start.AddDays(60)), share,
            life.ProrationOf(period, ProrationMethod.Day),
            ProratedChange.Of(Money.Of(10m, Currency.Usd), share, Money.Of(30m, Currency.Usd), share),
            migration, .. migration.Run([Plain, life]),
        ];
    }
}
