using Monetize.Rating;

namespace Monetize.Tests.Rating;

public sealed class SpendBoundsTests
{
    private static readonly Meter Calls = Meter.Sum("calls", Unit.Call);
    private static readonly Meter Words = Meter.Sum("words", Unit.Word);

    [Theory]
    [InlineData(0, "20", "20")]
    [InlineData(19, "1", "20")]
    [InlineData(20, "0", "20")]
    [InlineData(21, "0", "21")]
    [InlineData(49, "0", "49")]
    [InlineData(50, "0", "50")]
    [InlineData(51, "-1", "50")]
    [InlineData(80, "-30", "50")]
    public void Rate_AroundTheBoundsOfACharge_AddsALineOfTheDifference(int calls, string bound, string total)
    {
        var statement = Rate(Plans([Bounded(20m, 50m)]), (Calls, calls));

        statement.Lines.Skip(1).Sum(line => line.Amount.Amount).Should().Be(Figures.Read(bound));
        statement.Lines.Should().HaveCount(Figures.Read(bound) == 0m ? 1 : 2);
        statement.Total.Amount.Should().Be(Figures.Read(total));
    }

    [Fact]
    public void Rate_MinimumOfACharge_IsATrueUpAfterItsLine()
    {
        var plan = Plans([Bounded(20m, null), new OneTimeCharge { Amount = 1m }]);
        var lines = Rate(plan, (Calls, 5m)).Lines;

        lines.Select(line => line.Kind).Should().Equal(LineKind.Usage, LineKind.Minimum, LineKind.OneTime);
        lines[1].Charge.Should().Be(plan.Charges[0]);
        lines[1].Exact.Should().Be(15m);
        lines[1].Breakdown.Should().Equal(new RatedPart(0m, 1m, 1m, 0m, 15m, 15m));
        lines[1].Explain().Title.Should().Be("calls: minimum");
        lines[1].Explain().Steps[0].Reason.Should().Be("true-up");
    }

    [Fact]
    public void Rate_BoundsOfAPlan_ComeAfterThoseOfItsCharges()
    {
        var plan = Plans([Bounded(null, 50m), Bounded(20m, null) with { Meter = Words }]) with { Maximum = 60m };
        var statement = Rate(plan, (Calls, 70m), (Words, 3m));

        statement.Lines.Select(line => (line.Kind, line.Amount.Amount)).Should().Equal(
            (LineKind.Usage, 70m),
            (LineKind.Maximum, -20m),
            (LineKind.Usage, 3m),
            (LineKind.Minimum, 17m),
            (LineKind.Maximum, -10m));
        statement.Lines[^1].Charge.Should().BeNull();
        statement.Lines[^1].Meter.Should().BeNull();
        statement.Lines[^1].Explain().Title.Should().Be("maximum of the plan");
        statement.Total.Amount.Should().Be(60m);
    }

    [Fact]
    public void Rate_MinimumOfAPlan_IsWhatAllChargesLack()
    {
        var statement = Rate(Plans([new RecurringCharge { Amount = 9m }]) with { Minimum = 10m });

        statement.Lines[^1].Explain().Title.Should().Be("minimum of the plan");
        statement.Lines[^1].Amount.Amount.Should().Be(1m);
        statement.Total.Amount.Should().Be(10m);
    }

    [Theory]
    [InlineData("10.004", "10.00")]
    [InlineData("10.005", "10.01")]
    public void Rate_BoundFinerThanTheCurrency_IsRoundedAtItsMinorUnit(string minimum, string total) =>
        Rate(Plans([Bounded(Figures.Read(minimum), null)]), (Calls, 1m)).Total.Amount
            .Should().Be(Figures.Read(total));

    [Fact]
    public void Rate_RoundedLineAtTheMaximum_HasNoDiscount()
    {
        var plan = Plans([Bounded(null, 50m)]);

        Rate(plan, (Calls, 50.004m)).Lines.Should().ContainSingle();
        Rate(plan, (Calls, 50.005m)).Lines.Should().HaveCount(2);
    }

    private static Plan Plans(Charge[] charges) => new()
    {
        Key = "bounded",
        Currency = Currency.Usd,
        Period = Every.Month,
        Charges = [.. charges],
    };

    private static UsageCharge Bounded(decimal? minimum, decimal? maximum) =>
        new() { Meter = Calls, Price = Price.PerUnit(1m), Minimum = minimum, Maximum = maximum };

    private static RatedStatement Rate(Plan plan, params (Meter Meter, decimal Quantity)[] usage) =>
        RatingEngine.Compile(plan).Rate(usage);
}
