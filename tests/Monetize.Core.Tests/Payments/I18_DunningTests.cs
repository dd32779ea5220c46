using FsCheck;
using FsCheck.Fluent;
using Monetize.Collections;
using Monetize.Payments;
using Monetize.Payments.Dunning;

namespace Monetize.Tests.Payments;

/// <summary>
/// I18, the schedule: attempts only when they are due and one after the other, their times strictly increase, a payment
/// ends it, a hard decline is not tried again by itself, and nothing is tried after the end.
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
        state.TryAgain(Noon.AddHours(5)).Should().Be(DunningState.Of(DunningStage.Retrying, 1, Noon.AddHours(5)));
    }

    [Fact]
    public void Fail_HardAfterASoftOne_HasTheRestOfTheSchedule() =>
        DunningState.Start.Fail(DunningPolicy.Default, Soft, Noon).Fail(DunningPolicy.Default, Hard, Noon.AddDays(1))
            .NextStep.Should().Be(Noon.AddDays(7));

    [Fact]
    public void TryAgain_AfterItWasEnough_IsOneMoreAttempt()
    {
        var exhausted = DunningState.Of(DunningStage.Exhausted, 4, null);

        var again = exhausted.TryAgain(Noon);

        again.Should().Be(DunningState.Of(DunningStage.Retrying, 4, Noon));
        again.Fail(DunningPolicy.Default, Soft, Noon).Stage.Should().Be(DunningStage.Exhausted);
        again.Pay().Stage.Should().Be(DunningStage.Paid);
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

    private static DunningState Happens(Random some, DunningState state, DunningPolicy policy, ref DateTimeOffset at)
    {
        switch (some.Next(12))
        {
            case 0: return state.Pay();
            case 1: return state.Stop();
            case 2: return state.TryAgain(at);
            case 3: return state.GiveUp(at);
            case 4: return state.Fail(policy, Hard, at);
            default:
                // An attempt is made when it is due, and not before.
                if (state.Stage == DunningStage.Retrying && at < state.NextStep) at = state.NextStep.Value;
                return state.Fail(policy, Soft, at);
        }
    }

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
            state = Happens(some, state, policy, ref at);
            state.NextStep.HasValue.Should().Be(
                state.Stage is DunningStage.Retrying or DunningStage.AwaitingCustomer);
            state.Failures.Should().BeInRange(before.Failures, before.Failures + 1);
            if (before.IsOver) state.Should().Be(before);
            if (state.Failures > before.Failures && state.NextStep is { } next) next.Should().BeAfter(at);
            if (state.Failures > policy.Delays.Count) state.Stage.Should().NotBe(DunningStage.AwaitingCustomer);
            DunningState.Of(state.Stage, state.Failures, state.NextStep).Should().Be(state);
        }
    }
}
