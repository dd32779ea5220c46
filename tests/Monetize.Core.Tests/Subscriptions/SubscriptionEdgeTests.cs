using Monetize.Subscriptions;

namespace Monetize.Tests.Subscriptions;

/// <summary>The first and the last instant of everything.</summary>
public sealed class SubscriptionEdgeTests
{
    private static readonly DateTimeOffset Start = At("2026-01-01T00:00Z");

    private static readonly Subscription Plain = Sold.From("2026-01-01T00:00Z");

    private static readonly Subscription Trial = Sold.From("2026-01-01T00:00Z", trialDays: 14);

    private static DateTimeOffset At(string text) => Zones.Instant(text);

    [Fact]
    public void PeriodAt_BeforeTheStartAndFromTheEndOn_IsNone()
    {
        var ended = Plain.Cancel(At("2026-01-05T00:00Z"), ChangeTiming.AtOnce).Subscription;

        ended.PeriodAt(Start.AddTicks(-1)).Should().BeNull();
        ended.PeriodAt(Start)!.Value.Number.Should().Be(0);
        ended.PeriodAt(At("2026-01-05T00:00Z").AddTicks(-1))!.Value.Number.Should().Be(0);
        ended.PeriodAt(At("2026-01-05T00:00Z")).Should().BeNull();
    }

    [Fact]
    public void PeriodAt_TheEndOfTheTrial_IsTheFirstPeriod()
    {
        Trial.PeriodAt(Trial.TrialEnd.AddTicks(-1))!.Value.IsTrial.Should().BeTrue();
        Trial.PeriodAt(Trial.TrialEnd)!.Value.IsTrial.Should().BeFalse();
    }

    [Fact]
    public void PeriodNumber_OfATrialThatIsEndedEarly_IsBilledUntilThen()
    {
        var end = At("2026-01-05T00:00Z");
        var trial = Trial.Cancel(end, ChangeTiming.AtOnce).Subscription.PeriodNumber(0)!.Value;

        trial.Billed.Should().Be(new Period(Start, end));
        trial.Whole.Should().Be(new Period(Start, Trial.TrialEnd));
        Trial.Cancel(end).Subscription.PeriodNumber(0)!.Value.IsPartial.Should().BeFalse();
    }

    [Fact]
    public void PeriodNumber_BeyondTheLastOrNegative_IsNoneOrThrows()
    {
        var ended = Plain.Cancel(At("2026-02-05T00:00Z"), ChangeTiming.AtOnce).Subscription;

        ended.PeriodNumber(1).Should().NotBeNull();
        ended.PeriodNumber(2).Should().BeNull();
        FluentActions.Invoking(() => ended.PeriodNumber(-1)).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void Phases_APauseWithinATrial_GoOnWithTheTrial()
    {
        var life = Trial.Pause(At("2026-01-03T00:00Z")).Subscription
            .Resume(At("2026-01-05T00:00Z")).Subscription;

        life.Phases.Select(phase => $"{phase.Status} {phase.From:dd}").Should().Equal(
            "Trialing 01", "Paused 03", "Trialing 05", "Active 15");
    }

    [Fact]
    public void TrialEnd_AcrossAChangeOfTheClock_KeepsTheLocalTime()
    {
        var terms = Sold.Terms("2026-03-25T09:00Z", trialDays: 7) with { Zone = Zones.Paris };

        Subscription.Begin(terms).TrialEnd.Should().Be(At("2026-04-01T08:00Z"));
    }

    [Fact]
    public void ConvertTrial_AtItsEnd_IsRefusedAndReanchorTaken()
    {
        Trial.ConvertTrial(Trial.TrialEnd).Refusal!.Code.Id.Should().Be("MON1605");
        Trial.ConvertTrial(Trial.TrialEnd.AddTicks(-1)).IsAccepted.Should().BeTrue();
        Trial.Reanchor(Trial.TrialEnd).IsAccepted.Should().BeTrue();
        Trial.Reanchor(Trial.TrialEnd.AddTicks(-1)).Refusal!.Code.Id.Should().Be("MON1606");
    }

    [Fact]
    public void ChangeQuantity_BackToTheRunningOneWhileAnotherWaits_IsTaken() =>
        Plain.ChangeQuantity(3m, At("2026-01-05T00:00Z"), ChangeTiming.AtPeriodEnd).Subscription
            .ChangeQuantity(1m, At("2026-01-06T00:00Z")).IsAccepted.Should().BeTrue();

    [Fact]
    public void ChangeQuantity_Negative_Throws() =>
        FluentActions.Invoking(() => Plain.ChangeQuantity(-1m, Start)).Should().Throw<ArgumentOutOfRangeException>();

    [Fact]
    public void ChangePlan_OtherIntervalWhileAnEndWaits_IsTakenWhereThePeriodStays()
    {
        var ending = Plain.Cancel(At("2026-01-05T00:00Z")).Subscription;
        var day6 = At("2026-01-06T00:00Z");

        ending.ChangePlan(Sold.Yearly, day6, ChangeTiming.AtPeriodEnd).IsAccepted.Should().BeTrue();
        ending.ChangePlan(Sold.Pro, day6).IsAccepted.Should().BeTrue();
        ending.ChangePlan(Sold.Yearly, day6).IsAccepted.Should().BeFalse();
        Trial.Cancel(At("2026-01-05T00:00Z")).Subscription.ChangePlan(Sold.Yearly, day6).IsAccepted.Should().BeTrue();
    }

    [Fact]
    public void ChangePlan_OtherIntervalWhileAChangeOfPlanWaits_TakesItsPlace()
    {
        var life = Plain.ChangePlan(Sold.Pro, At("2026-01-05T00:00Z"), ChangeTiming.AtPeriodEnd).Subscription
            .ChangePlan(Sold.Yearly, At("2026-01-06T00:00Z")).Subscription;

        life.Phases.Select(phase => phase.Plan.Version.Key).Should().Equal("basic", "pro-yearly");
    }

    [Fact]
    public void Reanchor_AfterWhatWaitedCounts_IsTaken() =>
        Plain.ChangePlan(Sold.Pro, At("2026-01-05T00:00Z"), ChangeTiming.AtPeriodEnd).Subscription
            .Reanchor(At("2026-02-01T00:00Z")).IsAccepted.Should().BeTrue();

    [Fact]
    public void ChangePlan_OtherIntervalWithinATrial_CountsFromItsEnd()
    {
        var life = Trial.ChangePlan(Sold.Yearly, At("2026-01-05T00:00Z")).Subscription;

        life.PeriodNumber(1)!.Value.Whole.Should().Be(new Period(Trial.TrialEnd, At("2027-01-15T00:00Z")));
        life.PeriodNumber(0)!.Value.Billed.Should().Be(new Period(Start, Trial.TrialEnd));
    }

    [Fact]
    public void ChangePlan_OtherIntervalOnACalendar_BeginsWithTheCalendar()
    {
        var terms = Sold.Terms("2026-01-20T00:00Z") with { Alignment = BillingAlignment.Calendar };
        var life = Subscription.Begin(terms).ChangePlan(Sold.Yearly, At("2026-02-01T00:00Z")).Subscription;

        life.PeriodNumber(1)!.Value.Whole.Should().Be(new Period(Start, At("2027-01-01T00:00Z")));
    }

    [Fact]
    public void BillingDay_OfWeeks_IsPassedOver()
    {
        var weekly = Sold.Basic with { Period = Every.Week };
        var terms = Sold.Terms("2026-01-20T00:00Z") with { BillingDay = 5, Plan = PlanTerms.Of(weekly) };

        Subscription.Begin(terms).PeriodNumber(0)!.Value.Whole.From.Should().Be(terms.Start);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(32)]
    public void Begin_NoSuchBillingDay_Throws(int day) =>
        FluentActions.Invoking(() => Subscription.Begin(Plain.Terms with { BillingDay = day }))
            .Should().Throw<ArgumentOutOfRangeException>().WithMessage("A billing day is from 1 to 31.*");

    [Theory]
    [InlineData(1)]
    [InlineData(31)]
    public void Begin_FirstAndLastBillingDay_AreTaken(int day) =>
        Subscription.Begin(Plain.Terms with { BillingDay = day }).PeriodAt(Start).Should().NotBeNull();

    [Fact]
    public void Begin_NegativeTrialDays_Throws() =>
        FluentActions.Invoking(() => Subscription.Begin(Plain.Terms with { TrialDays = -1 }))
            .Should().Throw<ArgumentOutOfRangeException>();

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public void Known_NoSuchCount_Throws(int count) =>
        FluentActions.Invoking(() => Plain.Known(count)).Should().Throw<ArgumentOutOfRangeException>();

    [Fact]
    public void Subscription_WithTheSameHistory_IsEqualAndAnotherIsNot()
    {
        var paused = Plain.Pause(Start).Subscription;

        paused.Should().Be(Sold.From("2026-01-01T00:00Z").Pause(Start).Subscription);
        paused.GetHashCode().Should().Be(Sold.From("2026-01-01T00:00Z").Pause(Start).Subscription.GetHashCode());
        paused.Should().NotBe(Plain);
        paused.Should().NotBe(Sold.From("2026-01-02T00:00Z"));
        paused.Equals(null).Should().BeFalse();
    }

    [Fact]
    public void SegmentsIn_AnEmptyStretch_AreNone() =>
        Plain.SegmentsIn(new Period(Start, Start)).Should().BeEmpty();

    [Fact]
    public void SegmentsIn_AStretchWithinAPhase_AreCutToIt()
    {
        var within = new Period(At("2026-01-03T00:00Z"), At("2026-01-04T00:00Z"));

        Plain.SegmentsIn(within).Select(segment => segment.Span).Should().Equal(within);
    }

    [Fact]
    public void SubscriptionId_Empty_Throws()
    {
        FluentActions.Invoking(() => SubscriptionId.Of(" ")).Should().Throw<ArgumentException>();
        default(SubscriptionId).ToString().Should().BeEmpty();
    }

    [Fact]
    public void PlanTerms_OfAPlanWithoutAPeriod_AreMonthly() =>
        PlanTerms.Of(Sold.Basic with { Period = null }).Interval.Should().Be(Every.Month);
}
