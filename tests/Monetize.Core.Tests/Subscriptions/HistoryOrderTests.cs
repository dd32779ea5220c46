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
}
