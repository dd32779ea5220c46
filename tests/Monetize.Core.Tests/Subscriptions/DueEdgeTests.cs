using Monetize.Subscriptions;

namespace Monetize.Tests.Subscriptions;

/// <summary>The first and the last instant of what is due.</summary>
public sealed class DueEdgeTests
{
    private static readonly Subscription Plain = Sold.From("2026-01-01T00:00Z");

    private static DateTimeOffset At(string text) => Zones.Instant(text);

    [Fact]
    public void Due_BetweenTwoInstants_LeavesOutTheFirstAndTakesTheLast() =>
        Sold.DueOf(Plain, "2026-02-01T00:00Z", "2026-03-01T00:00Z").Should().Equal(
            "sub-1/cycle/2 2026-03-01T00:00Z 12-");

    [Fact]
    public void NextDue_BeforeTheStart_IsTheStart() =>
        Plain.NextDue(At("2025-06-01T00:00Z"))!.Key.Should().Be("sub-1/start/0");

    [Fact]
    public void NextDue_AtABoundary_IsTheNextOne() =>
        Plain.NextDue(At("2026-02-01T00:00Z"))!.Key.Should().Be("sub-1/cycle/2");

    [Fact]
    public void NextDue_FromTheEndOn_IsNone()
    {
        var ended = Plain.Cancel(At("2026-01-05T00:00Z"), ChangeTiming.AtOnce).Subscription;

        ended.NextDue(At("2026-01-05T00:00Z").AddTicks(-1))!.Key.Should().Be("sub-1/final/0");
        ended.NextDue(At("2026-01-05T00:00Z")).Should().BeNull();
    }

    [Fact]
    public void Due_ADayThatAZoneLeftOut_HasNoCycleOfItsOwn()
    {
        var daily = PlanTerms.Of(Sold.Basic with { Period = Every.Day });
        var terms = Sold.Terms("2011-12-28T20:00Z") with { Zone = Zones.Of("Pacific/Apia"), Plan = daily };

        var due = Subscription.Begin(terms).Due(terms.Start, terms.Start.AddDays(3)).Select(item => item.At).ToList();

        due.Should().OnlyHaveUniqueItems().And.HaveCount(3);
    }

    [Fact]
    public void Due_WhatIsTakenBackOrWaits_IsNoItem()
    {
        var life = Plain.ChangePlan(Sold.Pro, At("2026-01-05T00:00Z"), ChangeTiming.AtPeriodEnd).Subscription
            .Withdraw(At("2026-01-06T00:00Z")).Subscription;

        Sold.DueOf(life, "2026-01-01T00:00Z", "2026-02-01T00:00Z").Should().Equal(
            "sub-1/cycle/1 2026-02-01T00:00Z 01-");
    }

    [Fact]
    public void Due_AChangeInTheTrial_IsKnownToTheStart()
    {
        var life = Sold.From("2026-01-01T00:00Z", trialDays: 14)
            .ChangeQuantity(3m, At("2026-01-05T00:00Z")).Subscription;

        life.NextDue(At("2026-01-05T00:00Z")).Should().BeEquivalentTo(
            new { Key = "sub-1/start/1", HistoryCount = 1 });
    }

    [Fact]
    public void Due_AtOneInstant_ComesByKindAndThenAsDecided()
    {
        var at = At("2026-02-01T00:00Z");
        var life = Plain.ChangeQuantity(3m, at).Subscription.ChangeQuantity(2m, at).Subscription
            .Cancel(at, ChangeTiming.AtOnce).Subscription;

        life.Due(at.AddTicks(-1), at).Select(item => item.Key).Should().Equal(
            "sub-1/cycle/1", "sub-1/change/0", "sub-1/change/1", "sub-1/final/0");
    }

    [Fact]
    public void Due_AReversedInterval_ClosesAndOpensOnce()
    {
        var at = At("2026-01-10T00:00Z");
        var life = Plain.ChangePlan(Sold.Yearly, at).Subscription.ChangePlan(Sold.Basic, at).Subscription;

        Sold.DueOf(life, "2026-01-01T00:00Z", "2026-02-01T00:00Z").Should().Equal(
            "sub-1/change/0 2026-01-10T00:00Z 01-",
            "sub-1/change/1 2026-01-10T00:00Z -1-",
            "sub-1/cycle/2 2026-02-01T00:00Z 12-");
    }

    [Fact]
    public void Threshold_AtTheInstantOfAChange_KnowsIt()
    {
        var at = At("2026-01-10T00:00Z");
        var life = Plain.ChangeQuantity(3m, at).Subscription;

        DueItem.Threshold(life, at, 1).HistoryCount.Should().Be(1);
        DueItem.Threshold(life, at.AddTicks(-1), 1).HistoryCount.Should().Be(0);
    }

    [Fact]
    public void Threshold_CountBelowOne_Throws() =>
        FluentActions.Invoking(() => DueItem.Threshold(Plain, At("2026-01-10T00:00Z"), 0))
            .Should().Throw<ArgumentOutOfRangeException>();
}
