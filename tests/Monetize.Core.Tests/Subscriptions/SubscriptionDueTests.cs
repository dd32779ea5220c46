using Monetize.Subscriptions;

namespace Monetize.Tests.Subscriptions;

public sealed class SubscriptionDueTests
{
    private static DateTimeOffset At(string text) => Zones.Instant(text);

    private static IEnumerable<string> ThisYear(Subscription subscription) =>
        Sold.DueOf(subscription, "2025-12-31T00:00Z", "2026-04-01T00:00Z");

    [Fact]
    public void Due_APlainSubscription_IsAStartAndOneCycleForEachBoundary() =>
        ThisYear(Sold.From("2026-01-31T00:00Z")).Should().Equal(
            "sub-1/start/0 2026-01-31T00:00Z -0-",
            "sub-1/cycle/1 2026-02-28T00:00Z 01-",
            "sub-1/cycle/2 2026-03-31T00:00Z 12-");

    [Fact]
    public void Due_ATrial_StartsWhenItEnds() =>
        ThisYear(Sold.From("2026-02-01T00:00Z", trialDays: 14)).Should().Equal(
            "sub-1/start/1 2026-02-15T00:00Z 01-",
            "sub-1/cycle/2 2026-03-15T00:00Z 12-");

    [Fact]
    public void Due_ATrialThatIsConverted_StartsThen()
    {
        var subscription = Sold.From("2026-02-01T00:00Z", trialDays: 14)
            .ChangeQuantity(2, At("2026-02-03T00:00Z")).Subscription
            .ConvertTrial(At("2026-02-03T00:00Z")).Subscription;

        ThisYear(subscription).Should().Equal(
            "sub-1/start/1 2026-02-03T00:00Z 01-",
            "sub-1/cycle/2 2026-03-03T00:00Z 12-");
    }

    [Fact]
    public void Due_ATrialThatIsCanceled_IsAFinalOneOnly() =>
        ThisYear(Sold.From("2026-02-01T00:00Z", trialDays: 14).Cancel(At("2026-02-03T00:00Z")).Subscription)
            .Should().Equal("sub-1/final/0 2026-02-15T00:00Z 0--");

    [Fact]
    public void Due_AnEndWithAPeriod_IsFinalInPlaceOfACycle() =>
        ThisYear(Sold.From("2026-01-31T00:00Z").Cancel(At("2026-02-03T00:00Z")).Subscription).Should().Equal(
            "sub-1/start/0 2026-01-31T00:00Z -0-",
            "sub-1/final/0 2026-02-28T00:00Z 0--");

    [Fact]
    public void Due_AnEndDecidedAtABoundary_ComesAfterItsCycle()
    {
        var end = At("2026-02-28T00:00Z");

        ThisYear(Sold.From("2026-01-31T00:00Z").Cancel(end, ChangeTiming.AtOnce).Subscription).Should().Equal(
            "sub-1/start/0 2026-01-31T00:00Z -0-",
            "sub-1/cycle/1 2026-02-28T00:00Z 01-",
            "sub-1/final/0 2026-02-28T00:00Z ---");
    }

    [Fact]
    public void Due_AnEndAtTheStart_GivesBackWhatTheStartCharges() =>
        ThisYear(Sold.From("2026-02-01T00:00Z").Cancel(At("2026-02-01T00:00Z"), ChangeTiming.AtOnce).Subscription)
            .Should().Equal("sub-1/start/0 2026-02-01T00:00Z -0-", "sub-1/final/0 2026-02-01T00:00Z ---");

    [Fact]
    public void Due_AChangeAtOnce_IsAnItemWithinItsPeriod() =>
        ThisYear(Sold.From("2026-02-01T00:00Z").ChangePlan(Sold.Pro, At("2026-02-03T00:00Z")).Subscription)
            .Should().Equal(
                "sub-1/start/0 2026-02-01T00:00Z -0-",
                "sub-1/change/0 2026-02-03T00:00Z --0",
                "sub-1/cycle/1 2026-03-01T00:00Z 01-",
                "sub-1/cycle/2 2026-04-01T00:00Z 12-");

    [Fact]
    public void Due_AChangeOfTheInterval_ClosesAndOpensAPeriod() =>
        ThisYear(Sold.From("2026-02-01T00:00Z").ChangePlan(Sold.Yearly, At("2026-02-03T00:00Z")).Subscription)
            .Should().Equal(
                "sub-1/start/0 2026-02-01T00:00Z -0-",
                "sub-1/change/0 2026-02-03T00:00Z 01-");

    [Fact]
    public void Due_AChangeWithThePeriod_IsPartOfTheCycle()
    {
        var subscription = Sold.From("2026-02-01T00:00Z")
            .ChangePlan(Sold.Pro, At("2026-02-03T00:00Z"), ChangeTiming.AtPeriodEnd).Subscription;
        var cycle = subscription.NextDue(At("2026-02-03T00:00Z"))!;

        cycle.Key.Should().Be("sub-1/cycle/1");
        subscription.Known(cycle.HistoryCount).PhaseAt(cycle.At)!.Plan.Version.Key.Should().Be("pro");
    }

    [Fact]
    public void Due_AChangeAtTheVeryBoundary_ComesAfterTheCycleThatDoesNotKnowIt()
    {
        var subscription = Sold.From("2026-02-01T00:00Z").ChangePlan(Sold.Pro, At("2026-03-01T00:00Z")).Subscription;
        var due = subscription.Due(At("2026-02-02T00:00Z"), At("2026-03-01T00:00Z")).ToList();

        due.Select(item => (item.Key, item.HistoryCount)).Should().Equal(("sub-1/cycle/1", 0), ("sub-1/change/0", 1));
    }

    [Fact]
    public void Threshold_WithinAPeriod_IsNumberedWithinIt()
    {
        var item = DueItem.Threshold(Sold.From("2026-02-01T00:00Z"), At("2026-03-05T00:00Z"), 2);

        item.Key.Should().Be("sub-1/threshold/1.2");
        item.Within!.Value.Number.Should().Be(1);
    }

    [Fact]
    public void Threshold_AfterTheEnd_Throws()
    {
        var threshold = () => DueItem.Threshold(Sold.From("2026-02-01T00:00Z"), At("2026-01-05T00:00Z"), 1);

        threshold.Should().Throw<ArgumentOutOfRangeException>();
    }
}
