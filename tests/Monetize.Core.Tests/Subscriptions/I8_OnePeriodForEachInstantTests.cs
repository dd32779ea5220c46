using Monetize.Subscriptions;

namespace Monetize.Tests.Subscriptions;

/// <summary>
/// I8, the calendar part: every instant lies in exactly one period, that of a boundary in the later one.
/// </summary>
public sealed class I8_OnePeriodForEachInstantTests
{
    [Fact]
    public void IndexOf_AnyInstant_IsTheOnePeriodThatContainsIt() => Lives.All(lives =>
    {
        var anchor = lives.Anchor();
        var instant = lives.Instant();
        var k = anchor.IndexOf(instant);

        return anchor.PeriodAt(k).Contains(instant)
            && !anchor.PeriodAt(k - 1).Contains(instant)
            && !anchor.PeriodAt(k + 1).Contains(instant);
    });

    [Fact]
    public void IndexOf_ABoundary_IsTheLaterPeriod() => Lives.All(lives =>
    {
        var anchor = lives.Anchor();
        var k = lives.Below(48);

        return anchor.IndexOf(anchor.At(k)) == k && anchor.IndexOf(anchor.At(k).AddTicks(-1)) == k - 1;
    });

    [Fact]
    public void PeriodAt_ASubscriptionsInstant_IsTheOneWithItsNumber() => Lives.All(lives =>
    {
        var subscription = lives.Subscription();
        var instant = subscription.Terms.Start.AddDays(lives.Below(400));
        if (subscription.PeriodAt(instant) is not { } period) return instant >= subscription.End;

        return period.Billed.Contains(instant)
            && period.Whole.From <= period.Billed.From && period.Billed.ToExclusive <= period.Whole.ToExclusive
            && subscription.PeriodNumber(period.Number) == period;
    });

    [Fact]
    public void PeriodNumber_OneAfterTheOther_LeavesNoGapFromStartToEnd() => Lives.All(lives =>
    {
        var subscription = lives.Subscription();
        var reached = subscription.Terms.Start;
        for (var number = 0; number < 60 && subscription.PeriodNumber(number) is { } period; number++)
        {
            if (period.Billed.From != reached || period.Number != number) return false;
            reached = period.Billed.ToExclusive;
        }

        return subscription.PeriodAt(reached) is not null || reached == subscription.End;
    });

    [Fact]
    public void SegmentsIn_APeriod_AreInOrderAndLeaveOutWhatIsPaused() => Lives.All(lives =>
    {
        var subscription = lives.Subscription();
        var from = subscription.Terms.Start.AddDays(lives.Below(200) - 20);
        var period = new Period(from, from.AddDays(1 + lives.Below(100)));
        var reached = period.From;
        foreach (var segment in subscription.SegmentsIn(period))
        {
            if (segment.Span.From < reached || segment.Span.Ticks <= 0) return false;
            if (subscription.StatusAt(segment.Span.From) == SubscriptionStatus.Paused) return false;
            reached = segment.Span.ToExclusive;
        }

        return reached <= period.ToExclusive;
    });
}
