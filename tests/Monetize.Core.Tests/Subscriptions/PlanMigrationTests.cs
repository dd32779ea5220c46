using Monetize.Subscriptions;

namespace Monetize.Tests.Subscriptions;

public sealed class PlanMigrationTests
{
    private static readonly DateTimeOffset At = Zones.Instant("2026-01-10T00:00Z");

    private static readonly PlanMigration ToPro2 = new()
    {
        From = [PlanVersion.Of(Sold.Basic)],
        To = Sold.Pro2,
        At = At,
    };

    [Fact]
    public void Run_ManySubscriptions_SaysOfEachWhenItMovesOrWhyNot()
    {
        var running = Sold.From("2026-01-01T00:00Z");
        var ended = running.Cancel(Zones.Instant("2026-01-02T00:00Z"), ChangeTiming.AtOnce).Subscription;
        var elsewhere = running.ChangePlan(Sold.Pro, Zones.Instant("2026-01-02T00:00Z")).Subscription;

        var outcomes = ToPro2.Run([running, ended, elsewhere]).ToList();

        outcomes.Select(outcome => outcome.MovesAt)
            .Should().Equal(Zones.Instant("2026-02-01T00:00Z"), null, null);
        outcomes.Select(outcome => outcome.Refusal?.Code.Id).Should().Equal(null, "MON1601", "MON1610");
    }

    [Fact]
    public void Run_AtOnce_MovesThen() =>
        (ToPro2 with { Timing = ChangeTiming.AtOnce }).Run([Sold.From("2026-01-01T00:00Z")]).Single()
            .MovesAt.Should().Be(At);

    [Fact]
    public void Run_OneThatMoves_IsOnTheNewVersionFromThenOn()
    {
        var outcome = ToPro2.Run([Sold.From("2026-01-01T00:00Z")]).Single();

        outcome.Subscription.PhaseAt(outcome.MovesAt!.Value)!.Plan.Version.Should().Be(PlanVersion.Of(Sold.Pro2));
    }

    [Fact]
    public void Run_OneThatStays_IsAsItWas()
    {
        var other = Subscription.Begin(Sold.Terms("2026-01-01T00:00Z") with { Plan = PlanTerms.Of(Sold.Pro) });

        ToPro2.Run([other]).Single().Subscription.Should().BeSameAs(other);
    }
}
