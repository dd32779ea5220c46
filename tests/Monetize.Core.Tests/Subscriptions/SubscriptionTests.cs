using Monetize.Subscriptions;

namespace Monetize.Tests.Subscriptions;

public sealed class SubscriptionTests
{
    private static readonly Period January = Period.UtcMonth(2026, 1);

    private static DateTimeOffset At(string text) => Zones.Instant(text);

    [Theory]
    [InlineData("2025-12-31T23:59Z", SubscriptionStatus.NotStarted)]
    [InlineData("2026-01-01T00:00Z", SubscriptionStatus.Trialing)]
    [InlineData("2026-01-14T23:59Z", SubscriptionStatus.Trialing)]
    [InlineData("2026-01-15T00:00Z", SubscriptionStatus.Active)]
    [InlineData("2026-01-20T00:00Z", SubscriptionStatus.Paused)]
    [InlineData("2026-01-25T00:00Z", SubscriptionStatus.Active)]
    [InlineData("2026-02-15T00:00Z", SubscriptionStatus.Canceled)]
    public void StatusAt_ThroughALife_FollowsTheHistory(string instant, SubscriptionStatus expected) =>
        Sold.From("2026-01-01T00:00Z", trialDays: 14)
            .Pause(At("2026-01-20T00:00Z")).Subscription
            .Resume(At("2026-01-25T00:00Z")).Subscription
            .Cancel(At("2026-01-30T00:00Z")).Subscription
            .StatusAt(At(instant)).Should().Be(expected);

    [Fact]
    public void SegmentsIn_APeriodWithChanges_AreCutWhereSomethingChanges()
    {
        var subscription = Sold.From("2026-01-01T00:00Z")
            .ChangePlan(Sold.Pro, At("2026-01-05T00:00Z")).Subscription
            .ChangeQuantity(3, At("2026-01-10T00:00Z")).Subscription
            .Pause(At("2026-01-12T00:00Z")).Subscription
            .Resume(At("2026-01-20T00:00Z")).Subscription;

        subscription.SegmentsIn(January).Select(segment => segment.ToString()).Should().Equal(
            "[2026-01-01T00:00:00Z, 2026-01-05T00:00:00Z) 1 x basic@1",
            "[2026-01-05T00:00:00Z, 2026-01-10T00:00:00Z) 1 x pro@1",
            "[2026-01-10T00:00:00Z, 2026-01-12T00:00:00Z) 3 x pro@1",
            "[2026-01-20T00:00:00Z, 2026-02-01T00:00:00Z) 3 x pro@1");
    }

    [Fact]
    public void SegmentsIn_ATrial_SayThatNothingIsOwed() =>
        Sold.From("2026-01-01T00:00Z", trialDays: 14).SegmentsIn(January)
            .Select(segment => (segment.IsTrial, segment.Span.From.Day)).Should().Equal((true, 1), (false, 15));

    [Fact]
    public void PeriodNumber_AfterATrial_BeginsWithTheEndOfTheTrial()
    {
        var subscription = Sold.From("2026-01-17T09:00Z", trialDays: 14);

        subscription.PeriodNumber(0)!.Value.IsTrial.Should().BeTrue();
        subscription.PeriodNumber(1).ToString().Should().Be("#1 [2026-01-31T09:00:00Z, 2026-02-28T09:00:00Z)");
        subscription.PeriodNumber(2).ToString().Should().Be("#2 [2026-02-28T09:00:00Z, 2026-03-31T09:00:00Z)");
    }

    [Fact]
    public void PeriodAt_CalendarAlignment_BeginsWithAPartOfTheMonth()
    {
        var terms = Sold.Terms("2026-01-20T00:00Z") with { Alignment = BillingAlignment.Calendar };
        var first = Subscription.Begin(terms).PeriodAt(At("2026-01-25T00:00Z"))!.Value;

        first.Whole.Should().Be(January);
        first.Billed.Should().Be(new Period(At("2026-01-20T00:00Z"), At("2026-02-01T00:00Z")));
        first.IsPartial.Should().BeTrue();
    }

    [Fact]
    public void PeriodAt_BillingDay_BeginsWithThePartBeforeTheDay()
    {
        var terms = Sold.Terms("2026-02-14T00:00Z") with { BillingDay = 31 };
        var subscription = Subscription.Begin(terms);

        subscription.PeriodNumber(0).ToString().Should().Be("#0 [2026-02-14T00:00:00Z, 2026-02-28T00:00:00Z)");
        subscription.PeriodNumber(1).ToString().Should().Be("#1 [2026-02-28T00:00:00Z, 2026-03-31T00:00:00Z)");
    }

    [Fact]
    public void ChangePlan_OtherIntervalAtOnce_BeginsNewPeriods()
    {
        var subscription = Sold.From("2026-01-01T00:00Z")
            .ChangePlan(Sold.Yearly, At("2026-01-16T00:00Z")).Subscription;

        subscription.PeriodNumber(0)!.Value.Billed.ToExclusive.Should().Be(At("2026-01-16T00:00Z"));
        subscription.PeriodNumber(0)!.Value.Whole.Should().Be(January);
        subscription.PeriodNumber(1).ToString().Should().Be("#1 [2026-01-16T00:00:00Z, 2027-01-16T00:00:00Z)");
    }

    [Fact]
    public void ChangePlan_OtherIntervalAtTheEndOfAShortMonth_KeepsTheDay()
    {
        var subscription = Sold.From("2026-01-31T00:00Z")
            .ChangePlan(Sold.Yearly, At("2026-02-10T00:00Z"), ChangeTiming.AtPeriodEnd).Subscription;

        subscription.PeriodNumber(3).ToString().Should().Be("#3 [2028-02-29T00:00:00Z, 2029-02-28T00:00:00Z)");
    }

    [Fact]
    public void ChangePlan_AtPeriodEnd_TakesThePlaceOfAScheduledOne()
    {
        var subscription = Sold.From("2026-01-01T00:00Z")
            .ChangePlan(Sold.Pro, At("2026-01-05T00:00Z"), ChangeTiming.AtPeriodEnd).Subscription
            .ChangePlan(Sold.Pro2, At("2026-01-06T00:00Z"), ChangeTiming.AtPeriodEnd).Subscription;

        subscription.Phases.Select(phase => phase.Plan.Version.ToString()).Should().Equal("basic@1", "pro@2");
    }

    [Fact]
    public void Withdraw_AScheduledEnd_LetsItGoOn() =>
        Sold.From("2026-01-01T00:00Z").Cancel(At("2026-01-05T00:00Z")).Subscription
            .Withdraw(At("2026-01-06T00:00Z")).Subscription
            .End.Should().BeNull();

    [Fact]
    public void ConvertTrial_BeforeItsEnd_BeginsPeriodsThen()
    {
        var subscription = Sold.From("2026-01-01T00:00Z", trialDays: 14)
            .ConvertTrial(At("2026-01-05T12:00Z")).Subscription;

        subscription.TrialEnd.Should().Be(At("2026-01-05T12:00Z"));
        subscription.PeriodNumber(1).ToString().Should().Be("#1 [2026-01-05T12:00:00Z, 2026-02-05T12:00:00Z)");
    }

    [Fact]
    public void Known_FewerEntries_IsTheSubscriptionAsItWas()
    {
        var before = Sold.From("2026-01-01T00:00Z").ChangePlan(Sold.Pro, At("2026-01-05T00:00Z")).Subscription;
        var after = before.ChangeQuantity(3, At("2026-01-06T00:00Z")).Subscription;

        after.Known(1).Should().Be(before);
    }

    [Fact]
    public void Replay_EntriesInAnyOrder_IsTheSameSubscription()
    {
        var subscription = Sold.From("2026-01-01T00:00Z")
            .ChangePlan(Sold.Pro, At("2026-01-05T00:00Z")).Subscription
            .Cancel(At("2026-01-06T00:00Z")).Subscription;

        Subscription.Replay(subscription.Terms, subscription.History.Reverse()).Should().Be(subscription);
    }

    [Fact]
    public void Replay_EntryThatDoesNotFollow_SaysWhich()
    {
        var entry = new PauseEnd { Decided = At("2026-01-05T00:00Z"), Effective = At("2026-01-05T00:00Z") };
        var replay = () => Subscription.Replay(Sold.Terms("2026-01-01T00:00Z"), [entry]);

        replay.Should().Throw<ArgumentException>()
            .WithMessage("'end of pause at 2026-01-05*' does not follow. MON1604*");
    }

    [Fact]
    public void Begin_NegativeQuantity_Throws()
    {
        var begin = () => Subscription.Begin(Sold.Terms("2026-01-01T00:00Z") with { Quantity = -1m });

        begin.Should().Throw<ArgumentOutOfRangeException>();
    }
}
