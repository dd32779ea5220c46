using Monetize.Subscriptions;

namespace Monetize.Tests.Subscriptions;

/// <summary>What the order of a history's entries means, and what it does not.</summary>
public sealed class HistoryOrderTests
{
    [Fact]
    public void Replay_AnyOrderOfInstants_IsTheSameSubscription() => Lives.All(lives =>
    {
        var subscription = lives.Subscription();
        var shuffled = subscription.History.GroupBy(change => change.Decided)
            .OrderBy(_ => lives.Below(int.MaxValue)).SelectMany(sameInstant => sameInstant);

        return Subscription.Replay(subscription.Terms, shuffled).Equals(subscription);
    });

    [Fact]
    public void PlanAndQuantity_AtOneInstant_CommuteInEverythingThatFollows() => Lives.All(lives =>
    {
        var subscription = Subscription.Begin(Sold.Terms("2024-01-31T00:00Z") with { Zone = lives.Zone() });
        var at = subscription.Terms.Start.AddDays(lives.Below(90));
        var planFirst = subscription.ChangePlan(Sold.Pro, at).Subscription.ChangeQuantity(3, at).Subscription;
        var quantityFirst = subscription.ChangeQuantity(3, at).Subscription.ChangePlan(Sold.Pro, at).Subscription;

        return planFirst.Phases == quantityFirst.Phases;
    });

    [Fact]
    public void Phases_OfAnyHistory_FollowOneAnotherFromStartToEnd() => Lives.All(lives =>
    {
        var subscription = lives.Subscription();
        DateTimeOffset? reached = subscription.Terms.Start;
        foreach (var phase in subscription.Phases)
        {
            if (phase.From != reached) return false;
            reached = phase.ToExclusive;
        }

        return reached == subscription.End;
    });

    [Fact]
    public void Reverse_OfAPlanChangeAtOnce_LeavesTheOldPlanInForce() => Lives.All(lives =>
    {
        var subscription = Subscription.Begin(Sold.Terms("2024-01-31T00:00Z") with { Zone = lives.Zone() });
        var at = subscription.Terms.Start.AddDays(lives.Below(90));
        var period = new Period(subscription.Terms.Start, at.AddDays(60));
        var back = subscription.ChangePlan(Sold.Pro, at).Subscription.ChangePlan(Sold.Basic, at).Subscription;

        return back.SegmentsIn(period).All(segment => segment.Plan == PlanTerms.Of(Sold.Basic));
    });

    [Fact]
    public void Reverse_OfAChangeOfTheInterval_LeavesThePeriodsWhereTheyWere() => Lives.All(lives =>
    {
        var plan = PlanOf(lives.Interval());
        var terms = Sold.Terms("2024-01-31T00:00Z") with
        {
            Start = lives.Instant(),
            Zone = lives.Zone(),
            Plan = PlanTerms.Of(plan),
            Alignment = lives.Pick(Enum.GetValues<BillingAlignment>()),
            BillingDay = lives.Below(3) == 0 ? 1 + lives.Below(31) : null,
        };
        var before = Subscription.Begin(terms);
        var at = before.Terms.Start.AddMinutes(lives.Below(90 * 24 * 60));
        if (lives.Below(3) == 0) at = before.NextDue(at)!.At;
        var others = Enumerable.Range(0, 1 + lives.Below(3)).Select(_ => PlanOf(lives.Interval()));
        var changed = before;
        foreach (var other in others.Append(plan))
        {
            if (changed.ChangePlan(other, at) is { IsAccepted: true } taken) changed = taken.Subscription;
        }

        return Enumerable.Range(0, 50).Select(day => at.AddDays(7 * day)).All(instant =>
            changed.PeriodAt(instant)!.Value.Whole == before.PeriodAt(instant)!.Value.Whole);
    });

    [Fact]
    public void Reverse_AfterANewAnchorAtTheSameInstant_KeepsTheNewAnchor()
    {
        var at = Zones.Instant("2026-01-10T00:00Z");
        var changed = Sold.From("2026-01-01T00:00Z").Reanchor(at).Subscription
            .ChangePlan(Sold.Yearly, at).Subscription
            .ChangePlan(Sold.Basic, at).Subscription;

        changed.PeriodAt(at)!.Value.Whole.Should().Be(new Period(at, Zones.Instant("2026-02-10T00:00Z")));
    }

    [Fact]
    public void Reverse_ALittleLater_BeginsNewPeriods()
    {
        var at = Zones.Instant("2026-01-10T00:00Z");
        var changed = Sold.From("2026-01-01T00:00Z").ChangePlan(Sold.Yearly, at.AddSeconds(-1)).Subscription
            .ChangePlan(Sold.Basic, at).Subscription;

        changed.PeriodAt(at)!.Value.Whole.From.Should().Be(at);
    }

    private static Plan PlanOf(Interval interval) =>
        Sold.Basic with { Key = $"plan-{interval}".Replace(' ', '-'), Period = interval };
}
