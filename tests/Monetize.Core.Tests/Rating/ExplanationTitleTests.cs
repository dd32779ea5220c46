using Monetize.Catalogs;
using Monetize.Metering;
using Monetize.Rating;

namespace Monetize.Tests.Rating;

/// <summary>The title says the whole rule in the field's words.</summary>
public sealed class ExplanationTitleTests
{
    private static readonly Meter Words = Meter.Sum("words", Unit.Word);

    public static TheoryData<Price, string> Prices { get; } = new()
    {
        { Price.Flat(1m), "flat" },
        { Price.PerUnit(1m), "per unit" },
        { Price.Package(10m, 1m), "in packages" },
        { Price.Graduated(Tier.Beyond(1m)), "graduated" },
        { Price.Volume(Tier.Beyond(1m)), "volume" },
        { Price.Stairstep(Tier.Beyond(0m, 1m)), "stairstep" },
        { Price.Percentage(1m), "percentage" },
        { Price.GraduatedPercentage(PercentageTier.Beyond(1m)), "graduated percentage" },
        { Price.Dynamic(), "dynamic" },
        {
            new MatrixPrice { Dimensions = ["region", "model"], Cells = [], Otherwise = Price.Flat(1m) },
            "matrix by region and model"
        },
    };

    [Theory]
    [MemberData(nameof(Prices))]
    public void Title_EachKindOfPrice_IsItsTradeName(Price price, string name) =>
        TitleOf(PerUnit with { Price = price }).Should().Be($"words: 1,234.5, {name}");

    [Theory]
    [InlineData(null, 0, "per 1,000")]
    [InlineData(RoundingMode.HalfAwayFromZero, 0, "per 1,000 rounded half away from zero")]
    [InlineData(RoundingMode.HalfEven, 2, "per 1,000 rounded half to even at digit 2")]
    [InlineData(RoundingMode.Up, -1, "per 1,000 rounded up at digit -1")]
    [InlineData(RoundingMode.Ceiling, 0, "per 1,000 rounded up")]
    [InlineData(RoundingMode.Down, 0, "per 1,000 rounded down")]
    [InlineData(RoundingMode.Floor, 0, "per 1,000 rounded down")]
    public void Title_Transform_SaysFactorRoundingAndDigit(RoundingMode? mode, int digits, string transform)
    {
        var rule = new QuantityTransform { Factor = 1_000m, Rounding = mode, Digits = digits };

        TitleOf(PerUnit with { Transform = rule }).Should().Be($"words: 1,234.5, {transform}, per unit");
    }

    [Fact]
    public void Title_AllThatGoesAroundAPrice_IsSaidInTheOrderInWhichItActs() =>
        TitleOf(PerUnit with
        {
            Transform = new QuantityTransform { Factor = 2m },
            MinimumQuantity = 5m,
            Included = 3m,
            Bucket = UsageBucket.Hour,
        }).Should().Be("words: 1,234.5, per 2, at least 5, 3 included, then per unit by the hour");

    [Theory]
    [InlineData(UsageLimit.Hard, "3 included, then hard limit")]
    [InlineData(UsageLimit.Soft, "3 included, then soft limit")]
    [InlineData(UsageLimit.None, "3 included, then unlimited")]
    public void Title_Limit_IsNamed(UsageLimit limit, string terms) =>
        TitleOf(new UsageCharge { Meter = Words, Included = 3m, Limit = limit })
            .Should().Be($"words: 1,234.5, {terms}");

    [Fact]
    public void Title_BucketOfADay_IsNamed() =>
        TitleOf(PerUnit with { Bucket = UsageBucket.Day }).Should().Be("words: 1,234.5, per unit by the day");

    [Fact]
    public void Title_ChargeWithAName_IsItsName()
    {
        TitleOf(new RecurringCharge { Amount = 1m, Name = "Seat" }).Should().Be("Seat");
        TitleOf(new RecurringCharge { Amount = 1m }).Should().Be("recurring charge");
        TitleOf(new OneTimeCharge { Amount = 1m, Name = "Set-up" }).Should().Be("Set-up");
        TitleOf(new OneTimeCharge { Amount = 1m }).Should().Be("one-time charge");
    }

    [Fact]
    public void Text_OfLineAndStatement_SayWhatIsPaid()
    {
        var line = LineOf(PerUnit);
        var plan = new Plan { Key = "any", Currency = Currency.Usd };

        line.ToString().Should().Be("Usage words: per unit 1: 1234.5 costs USD 1.50");
        new RatedStatement { Plan = plan, Lines = [line], Total = line.Amount }
            .ToString().Should().Be("any@1: USD 1.50");
    }

    private static UsageCharge PerUnit { get; } = new() { Meter = Words, Price = Price.PerUnit(1m) };

    private static string TitleOf(Charge charge) => LineOf(charge).Explain().Title;

    private static RatedLine LineOf(Charge charge) => RatedLine.Of(
        charge, Currency.Usd, 1_234.5m, 1.5m, [new RatedPart(0m, 1_234.5m, 1_234.5m, 0m, 1.5m, 1.5m)]);
}
