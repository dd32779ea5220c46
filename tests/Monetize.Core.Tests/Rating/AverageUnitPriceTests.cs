using Monetize.Rating;

namespace Monetize.Tests.Rating;

public sealed class AverageUnitPriceTests
{
    private static readonly CompiledPrice Tiered =
        RatingEngine.Compile(Price.Graduated(Tier.UpTo(10m, 3m, 1m), Tier.Beyond(1m)));

    [Theory]
    [InlineData("0", "0")]
    [InlineData("1", "4")]
    [InlineData("10", "3.1")]
    [InlineData("12", "2.75")]
    [InlineData("13", "2.6153846153846154")]
    public void AverageUnitPrice_UnlessGiven_IsRoundedAtTheSixteenthDigit(string quantity, string expected) =>
        Tiered.AverageUnitPrice(Figures.Read(quantity)).Should().Be(Figures.Read(expected));

    [Theory]
    [InlineData(0, "3")]
    [InlineData(1, "2.6")]
    [InlineData(3, "2.615")]
    public void AverageUnitPrice_AtADigit_IsRoundedHalfAwayFromZeroThere(int digits, string expected) =>
        Tiered.AverageUnitPrice(13m, digits).Should().Be(Figures.Read(expected));

    [Fact]
    public void AverageUnitPrice_Half_GoesAwayFromZero() =>
        RatingEngine.Compile(Price.Flat(5m)).AverageUnitPrice(2m, digits: 0).Should().Be(3m);

    [Fact]
    public void AverageUnitPrice_NegativeQuantity_IsRefused()
    {
        var average = () => Tiered.AverageUnitPrice(-1m);

        average.Should().Throw<RatingException>();
    }
}
