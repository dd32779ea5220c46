using Monetize.Rating;

namespace Monetize.Tests.Rating;

public sealed class StairstepPriceTests
{
    private static readonly Price Steps = Price.Stairstep(
        Tier.UpTo(10m, 0m, 20m), Tier.UpTo(100m, 0m, 50m), Tier.Beyond(0m, 90m));

    [Theory]
    [InlineData("0", "20")]
    [InlineData("5", "20")]
    [InlineData("9", "20")]
    [InlineData("10", "20")]
    [InlineData("10.000000001", "50")]
    [InlineData("11", "50")]
    [InlineData("99", "50")]
    [InlineData("100", "50")]
    [InlineData("100.000000001", "90")]
    [InlineData("101", "90")]
    [InlineData("1000000000000000000", "90")]
    public void Total_AroundEachBound_IsTheFeeOfOneTier(string quantity, string expected)
    {
        var price = RatingEngine.Compile(Steps);
        var parts = new RatedPart[price.MaxParts];
        var (units, fee) = (Figures.Read(quantity), Figures.Read(expected));

        price.Total(units).Should().Be(fee);
        price.Rate(units, parts, out var total).Should().Be(1);
        total.Should().Be(fee);
        parts[0].Should().Be(new RatedPart(0m, units, units, 0m, fee, fee));
    }

    [Theory]
    [InlineData("-0.0", "20")]
    [InlineData("0", "20")]
    [InlineData("79228162514264337593543950334", "20")]
    [InlineData("79228162514264337593543950335", "50")]
    public void Total_BoundThatNoIntegerHolds_IsFoundByDecimals(string quantity, string expected) =>
        RatingEngine.Compile(Price.Stairstep(Tier.UpTo(decimal.MaxValue - 1m, 0m, 20m), Tier.Beyond(0m, 50m)))
            .Total(Figures.Read(quantity)).Should().Be(Figures.Read(expected));

    [Fact]
    public void Total_NegativeQuantity_IsRefused()
    {
        var total = () => RatingEngine.Compile(Steps).Total(-1m);

        total.Should().Throw<RatingException>();
    }

    [Fact]
    public void Rate_NoRoom_Throws()
    {
        var rate = () => RatingEngine.Compile(Steps).Rate(1m, [], out _);

        rate.Should().Throw<ArgumentException>().Which.ParamName.Should().Be("parts");
    }
}
