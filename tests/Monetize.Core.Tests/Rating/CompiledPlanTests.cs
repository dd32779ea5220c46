using Monetize.Monetary;
using Monetize.Rating;

namespace Monetize.Tests.Rating;

public sealed class CompiledPlanTests
{
    private static readonly Meter Words = Meter.Sum("words", Unit.Word);
    private static readonly Meter Calls = Meter.Count("api_calls", Unit.Call);

    private static readonly Plan Everything = Plan.Create("everything", Currency.Usd, Every.Month)
        .OneTime(10m, "Set-up")
        .Recurring(49m)
        .Usage(Words).PerUnit(0.015m)
        .Includes(Calls, 100).Overage.PerUnit(0.5m)
        .Build();

    [Fact]
    public void Rate_EachKindOfCharge_IsALineInThePlansOrder()
    {
        var statement = RatingEngine.Compile(Everything).Rate(Usage(("api_calls", 103m), ("words", 3m)));

        statement.Plan.Should().BeSameAs(Everything);
        statement.Lines.Select(line => line.Charge).Should().Equal(Everything.Charges);
        statement.Lines.Select(line => line.Meter).Should().Equal(null, null, Words, Calls);
        statement.Lines.Select(line => line.Quantity).Should().Equal(1m, 1m, 3m, 103m);
        statement.Lines.Select(line => line.Exact).Should().Equal(10m, 49m, 0.045m, 1.5m);
        statement.Lines.Select(line => line.Amount.Amount).Should().Equal(10m, 49m, 0.05m, 1.5m);
        statement.Lines.Select(line => line.Residue).Should().Equal(0m, 0m, -0.005m, 0m);
        statement.Total.Should().Be(Money.Of(60.55m, Currency.Usd));
    }

    [Fact]
    public void Rate_MeterWithoutUsage_CountsAsZero()
    {
        var statement = RatingEngine.Compile(Everything).Rate(Usage());

        statement.Lines.Should().HaveCount(4);
        statement.Total.Should().Be(Money.Of(59m, Currency.Usd));
    }

    [Fact]
    public void Rate_UnpricedUsage_ThrowsAndNamesWhatIsPriced()
    {
        var rate = () => RatingEngine.Compile(Everything).Rate(Usage(("words", 1m), ("Words", 0m)));

        var refusal = rate.Should().Throw<RatingException>().Which;
        refusal.Code.Id.Should().Be("MON1202");
        refusal.Message.Should().Be(
            "Plan everything@1 does not price usage of Words; it prices api_calls, words.");
    }

    [Fact]
    public void Rate_UsageOfAPlanWithoutMeters_Throws()
    {
        var plan = Plan.Create("simple", Currency.Usd, Every.Month).Version(2).Recurring(5m).Build();
        var rate = () => RatingEngine.Compile(plan).Rate(Usage(("words", 1m)));

        rate.Should().Throw<RatingException>()
            .WithMessage("Plan simple@2 does not price usage of words; it prices no meter.");
    }

    [Fact]
    public void Rate_NegativeUsage_ThrowsWithItsCode()
    {
        var rate = () => RatingEngine.Compile(Everything).Rate(Usage(("api_calls", -1m)));

        rate.Should().Throw<RatingException>().Which.Code.Id.Should().Be("MON1201");
    }

    [Fact]
    public void Rate_AmountThatNoDecimalHolds_IsRefused()
    {
        var plan = Plan.Create("dear", Currency.Usd, Every.Month).Usage(Words).PerUnit(0.123456789012m).Build();
        var rate = () => RatingEngine.Compile(plan).Rate(Usage(("words", 1_000_000_000_000_000_000.123456789m)));

        rate.Should().Throw<NotExactException>();
    }

    [Theory]
    [InlineData("USD", "0.005", "0.01", "-0.005")]
    [InlineData("USD", "0.0049999", "0.00", "0.0049999")]
    [InlineData("JPY", "0.5", "1", "-0.5")]
    [InlineData("JPY", "0.49", "0", "0.49")]
    [InlineData("KWD", "0.0005", "0.001", "-0.0005")]
    public void Rate_HalfAMinorUnit_RoundsAwayFromZeroAndKeepsTheResidue(
        string currency, string exact, string amount, string residue)
    {
        var plan = Plan.Create("rounding", Currency.Of(currency), Every.Month).Usage(Words).PerUnit(1m).Build();
        var line = RatingEngine.Compile(plan).Rate(Usage(("words", Figures.Read(exact)))).Lines[0];

        line.Exact.Should().Be(Figures.Read(exact));
        line.Amount.Amount.Should().Be(Figures.Read(amount));
        line.Residue.Should().Be(Figures.Read(residue));
    }

    [Fact]
    public void FindUsage_KnownAndUnknownMeter_IsTheChargeOrNull()
    {
        var plan = RatingEngine.Compile(Everything);

        plan.FindUsage("words")!.Charge.Should().Be(Everything.Charges[2]);
        plan.FindUsage("Words").Should().BeNull();
        plan.Plan.Should().BeSameAs(Everything);
    }

    [Fact]
    public void Rate_TheSameUsageTwice_IsEqualByValue()
    {
        var plan = RatingEngine.Compile(Everything);

        plan.Rate(Usage(("words", 7m))).Should().Be(plan.Rate(Usage(("words", 7m))));
        plan.Rate(Usage(("words", 7m))).Should().NotBe(plan.Rate(Usage(("words", 8m))));
    }

    [Fact]
    public void Rate_MetersWithQuantities_IsTheSameAsByTheirKeys()
    {
        var plan = RatingEngine.Compile(Everything);

        plan.Rate((Words, 3m), (Calls, 103m)).Should().Be(plan.Rate(Usage(("words", 3m), ("api_calls", 103m))));
        plan.Rate().Should().Be(plan.Rate(Usage()));
    }

    [Fact]
    public void Rate_OneMeterTwice_AddsUp() =>
        RatingEngine.Compile(Everything).Rate((Words, 3m), (Words, 4m)).Total
            .Should().Be(RatingEngine.Compile(Everything).Rate((Words, 7m)).Total);

    [Fact]
    public void Rate_MeterOfAnotherUnit_ThrowsWithItsCode()
    {
        var other = Meter.Sum(Words.Key, Unit.Terabyte);
        var rate = () => RatingEngine.Compile(Everything).Rate((other, 3m));

        rate.Should().Throw<RatingException>().Which.Code.Id.Should().Be("MON1204");
    }

    [Fact]
    public void Rate_MissingMeter_Throws()
    {
        var rate = () => RatingEngine.Compile(Everything).Rate(default((Meter, decimal)));

        rate.Should().Throw<ArgumentException>();
    }

    [Fact]
    public void Rate_Nothing_Throws()
    {
        var rate = () => RatingEngine.Compile(Everything).Rate((IReadOnlyDictionary<string, decimal>)null!);

        rate.Should().Throw<ArgumentNullException>();
    }

    private static Dictionary<string, decimal> Usage(params (string Meter, decimal Quantity)[] usage) =>
        usage.ToDictionary(entry => entry.Meter, entry => entry.Quantity);
}
