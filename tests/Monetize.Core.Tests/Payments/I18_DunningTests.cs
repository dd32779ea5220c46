using FsCheck;
using FsCheck.Fluent;
using Monetize.Collections;
using Monetize.Payments;
using Monetize.Payments.Dunning;

namespace Monetize.Tests.Payments;

/// <summary>
/// I18, the schedule: attempts only when they are due and one after the other, their times strictly increase, a payment
/// ends it, a hard decline is not tried again by itself, and nothing is tried after the end. What customers try between
/// its dates does not count.
/// </summary>
public sealed class I18_DunningTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);
    private static readonly Decline Soft = new(DeclineKind.Soft, "insufficient_funds");
    private static readonly Decline Hard = new(DeclineKind.Hard, "stolen_card");

    [Fact]
    public void Fail_SoftDeclines_AreRetriedOnDays1And3And7ThenItIsEnough()
    {
        var state = DunningState.Start;
        var days = new List<double>();
        var at = Noon;
        while (!state.IsSuspended)
        {
            state = state.Fail(DunningPolicy.Default, Soft, at);
            at = state.NextStep ?? at;
            if (state.Stage == DunningStage.Retrying) days.Add((at - Noon).TotalDays);
        }

        days.Should().Equal(1, 3, 7);
        state.Failures.Should().Be(4);
        state.NextStep.Should().BeNull();
    }

    [Theory]
    [InlineData(DeclineKind.Hard)]
    [InlineData(DeclineKind.AuthenticationRequired)]
    public void Fail_WhatOnlyTheCustomerCanMend_WaitsUntilTheScheduleWouldBeOver(DeclineKind kind)
    {
        var state = DunningState.Start.Fail(DunningPolicy.Default, new Decline(kind, "x"), Noon);

        state.Stage.Should().Be(DunningStage.AwaitingCustomer);
        state.NextStep.Should().Be(Noon.AddDays(7));
        state.GiveUp(Noon.AddDays(7).AddTicks(-1)).Should().Be(state);
        state.GiveUp(Noon.AddDays(7)).Stage.Should().Be(DunningStage.Exhausted);
    }

    [Fact]
    public void Fail_HardAfterASoftOne_HasTheRestOfTheSchedule() =>
        DunningState.Start.Fail(DunningPolicy.Default, Soft, Noon).Fail(DunningPolicy.Default, Hard, Noon.AddDays(1))
            .NextStep.Should().Be(Noon.AddDays(7));

    [Fact]
    public void Fail_OfTheCustomersOwnAttempt_CountsNothingAndKeepsTheDates()
    {
        var retrying = DunningState.Start.Fail(DunningPolicy.Default, Soft, Noon);
        var exhausted = DunningState.Of(DunningStage.Exhausted, 4, null);
        var early = Noon.AddHours(5);

        retrying.Fail(DunningPolicy.Default, Soft, early).Should().Be(retrying);
        exhausted.Fail(DunningPolicy.Default, Soft, early).Should().Be(exhausted);
        exhausted.Pay().Stage.Should().Be(DunningStage.Paid);
    }

    /// <summary>What will never do is not tried on the next date, and what may do later is.</summary>
    [Fact]
    public void Fail_OfTheCustomersOwnAttempt_SaysWhetherTheNextDateIsTried()
    {
        var retrying = DunningState.Start.Fail(DunningPolicy.Default, Soft, Noon);

        var waiting = retrying.Fail(DunningPolicy.Default, Hard, Noon.AddHours(5));

        waiting.Should().Be(DunningState.Of(DunningStage.AwaitingCustomer, 1, Noon.AddDays(7)));
        waiting.Fail(DunningPolicy.Default, Soft, Noon.AddHours(6)).Should().Be(retrying);
        waiting.Fail(DunningPolicy.Default, Soft, Noon.AddDays(2)).Should().Be(
            DunningState.Of(DunningStage.Retrying, 2, Noon.AddDays(3)), "the first date has passed");
        waiting.Fail(DunningPolicy.Default, Soft, Noon.AddDays(5)).Should().Be(
            DunningState.Of(DunningStage.Retrying, 3, Noon.AddDays(7)), "the last one is still ahead");
        waiting.Fail(DunningPolicy.Default, Soft, Noon.AddDays(7)).Stage.Should().Be(DunningStage.Exhausted);
    }

    /// <summary>Money that was on its way on a date of the schedule, and came back, stands for its attempt.</summary>
    [Fact]
    public void Fail_OfTheCustomersOwnAttemptAfterTheNextDate_IsThatOfTheSchedule() =>
        DunningState.Start.Fail(DunningPolicy.Default, Soft, Noon).Fail(DunningPolicy.Default, Soft, Noon.AddDays(2))
            .Should().Be(DunningState.Of(DunningStage.Retrying, 2, Noon.AddDays(4)));

    [Fact]
    public void AwaitCustomer_HasTheRestOfTheScheduleAndCountsOnce()
    {
        var waiting = DunningState.Start.AwaitCustomer(DunningPolicy.Default, Noon);

        waiting.Should().Be(DunningState.Of(DunningStage.AwaitingCustomer, 1, Noon.AddDays(7)));
        waiting.Fail(DunningPolicy.Default, Soft, Noon.AddHours(1)).Should().Be(
            DunningState.Start.Fail(DunningPolicy.Default, Soft, Noon), "it is the attempt that waited");
    }

    [Fact]
    public void AwaitCustomer_LastAttempt_HasADayAndIsThenEnough()
    {
        var last = DunningState.Of(DunningStage.Retrying, 3, Noon).AwaitCustomer(DunningPolicy.Default, Noon);

        last.Should().Be(DunningState.Of(DunningStage.AwaitingCustomer, 4, Noon.AddDays(1)));
        last.GiveUp(Noon.AddDays(1)).Stage.Should().Be(DunningStage.Exhausted);
        last.Fail(DunningPolicy.Default, Soft, Noon.AddHours(1)).Stage.Should().Be(DunningStage.Exhausted);
    }

    [Fact]
    public void Policy_WithoutDelays_IsEnoughAtOnce() => DunningState.Start
        .Fail(new DunningPolicy { Delays = [] }, Soft, Noon).Stage.Should().Be(DunningStage.Exhausted);

    [Fact]
    public void Events_AnySequence_KeepTheSchedule() => Prop.ForAll(
        Gen.Choose(0, int.MaxValue).ToArbitrary(), KeepTheSchedule).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    [Theory]
    [InlineData(DunningStage.Current, 1, false)]
    [InlineData(DunningStage.Retrying, 0, true)]
    [InlineData(DunningStage.Retrying, 1, false)]
    [InlineData(DunningStage.AwaitingCustomer, 1, false)]
    [InlineData(DunningStage.Exhausted, 0, false)]
    [InlineData(DunningStage.Paid, 0, true)]
    [InlineData(DunningStage.Paid, -1, false)]
    public void Of_WhatIsNoState_IsRefused(DunningStage stage, int failures, bool hasStep) =>
        FluentActions.Invoking(() => DunningState.Of(stage, failures, hasStep ? Noon : null))
            .Should().Throw<ArgumentException>();

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(366)]
    public void Policy_DelayOutOfBounds_IsRefused(int days) =>
        FluentActions.Invoking(() => new DunningPolicy { Delays = [TimeSpan.FromDays(days)] })
            .Should().Throw<ArgumentOutOfRangeException>();

    [Fact]
    public void Policy_MoreRetriesThanCardNetworksAllow_IsRefused() =>
        FluentActions.Invoking(
            () => new DunningPolicy { Delays = Enumerable.Repeat(TimeSpan.FromDays(1), 16).ToValueArray() })
            .Should().Throw<ArgumentOutOfRangeException>();

    /// <summary>
    /// One thing that can happen: an attempt of the schedule is made when it is due and not before, and one of the
    /// customer's own at any time.
    /// </summary>
    private static (DunningState State, bool IsOfSchedule, Decline? Decline) Happens(
        Random some, DunningState state, DunningPolicy policy, ref DateTimeOffset at)
    {
        var choice = some.Next(12);
        if (choice == 0) return (state.Pay(), false, null);
        if (choice == 1) return (state.Stop(), false, null);
        if (choice == 2) return (state.GiveUp(at), false, null);
        var isOfSchedule = state.Stage == DunningStage.Current || (state.Stage == DunningStage.Retrying && choice > 5);
        if (isOfSchedule && at < state.NextStep) at = state.NextStep.Value;
        if (state.Stage == DunningStage.Retrying && at >= state.NextStep) isOfSchedule = true;
        if (some.Next(5) == 0) return (state.AwaitCustomer(policy, at), isOfSchedule, null);
        var decline = some.Next(4) == 0 ? Hard : Soft;
        return (state.Fail(policy, decline, at), isOfSchedule, decline);
    }

    /// <summary>When it is enough at the latest; none where it is over or was enough before.</summary>
    private static DateTimeOffset? EndOf(DunningState state, DunningPolicy policy) =>
        state.Stage == DunningStage.Retrying
            ? policy.Delays.Skip(state.Failures).Aggregate(state.NextStep!.Value, (end, delay) => end + delay)
            : state.NextStep;

    private static DunningPolicy Policy(Random some) => new()
    {
        Delays = Enumerable.Range(0, some.Next(5)).Select(_ => TimeSpan.FromHours(1 + some.Next(200)))
            .ToValueArray(),
    };

    private static void KeepTheSchedule(int seed)
    {
        var some = new Random(seed);
        var policy = Policy(some);
        var state = DunningState.Start;
        var at = Noon;
        for (var i = 0; i < 30; i++)
        {
            var before = state;
            at += TimeSpan.FromTicks(1 + some.NextInt64(TimeSpan.TicksPerDay * 3));
            (state, var isOfSchedule, var decline) = Happens(some, state, policy, ref at);
            state.NextStep.HasValue.Should().Be(
                state.Stage is DunningStage.Retrying or DunningStage.AwaitingCustomer);
            var isHeld = before.Stage == DunningStage.AwaitingCustomer && state.Stage == DunningStage.Retrying;
            var most = isHeld ? policy.Delays.Count : before.Failures + (isOfSchedule ? 1 : 0);
            state.Failures.Should().BeInRange(before.Failures, most);
            if (before.IsOver) state.Should().Be(before);
            if (before.IsSuspended && !state.IsOver) state.Should().Be(before, "only money ends it");
            if (state.Failures > before.Failures && state.NextStep is { } next) next.Should().BeAfter(at);
            if (decline == Hard) state.Stage.Should().NotBe(DunningStage.Retrying, "it is not tried by itself");
            if (decline is not null && state.Failures > policy.Delays.Count)
            {
                state.Stage.Should().NotBe(DunningStage.AwaitingCustomer);
            }

            if (!isOfSchedule && state.NextStep.HasValue)
            {
                EndOf(state, policy).Should().Be(EndOf(before, policy), "what a customer tries does not move the end");
            }

            DunningState.Of(state.Stage, state.Failures, state.NextStep).Should().Be(state);
        }
    }
}
