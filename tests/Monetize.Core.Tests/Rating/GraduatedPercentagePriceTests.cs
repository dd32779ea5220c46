using Monetize.Rating;

namespace Monetize.Tests.Rating;

public sealed class GraduatedPercentagePriceTests
{
    private static readonly CompiledPrice Price = RatingEngine.Compile(Monetize.Price.GraduatedPercentage(
        PercentageTier.UpTo(10m, 1m, 200m), PercentageTier.UpTo(20m, 2m, 300m), PercentageTier.Beyond(3m, 400m)));

    [Theory]
    [InlineData("0", "200")]
    [InlineData("9", "200.09")]
    [InlineData("10", "200.1")]
    [InlineData("10.01", "500.1002")]
    [InlineData("11", "500.12")]
    [InlineData("12", "500.14")]
    [InlineData("19", "500.28")]
    [InlineData("20", "500.3")]
    [InlineData("21", "900.33")]
    public void Total_AroundEachBound_AddsShareAndFeeOfEachReachedTier(string amount, string expected) =>
        Price.Total(Figures.Read(amount)).Should().Be(Figures.Read(expected));

    [Fact]
    public void Rate_ThreeTiers_HasAPartForEach()
    {
        var parts = new RatedPart[Price.MaxParts];

        Price.Rate(21m, parts, out var total).Should().Be(3);

        total.Should().Be(900.33m);
        parts.Should().Equal(
            new RatedPart(0m, 10m, 10m, 0.01m, 200m, 200.1m),
            new RatedPart(10m, 20m, 10m, 0.02m, 300m, 300.2m),
            new RatedPart(20m, 21m, 1m, 0.03m, 400m, 400.03m));
    }
}
