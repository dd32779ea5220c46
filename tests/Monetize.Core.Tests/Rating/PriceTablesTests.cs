using Monetize.Catalogs;
using Monetize.Rating;

namespace Monetize.Tests.Rating;

/// <summary>Both sides of each bound, worked out by hand, and the examples of the price records' docs.</summary>
public sealed class PriceTablesTests
{
    [Theory]
    [InlineData("0", "15")]
    [InlineData("1", "15")]
    [InlineData("1000", "15")]
    [InlineData("0.5", "15")]
    public void Flat_AnyQuantity_CostsTheAmount(string quantity, string expected) =>
        AssertTotal(Price.Flat(15m), quantity, expected);

    [Theory]
    [InlineData("0", "0")]
    [InlineData("1", "0.0005")]
    [InlineData("0.5", "0.00025")]
    [InlineData("25000", "12.50")]
    [InlineData("0.000000001", "0.0000000000005")]
    public void PerUnit_Quantity_CostsItsFraction(string quantity, string expected) =>
        AssertTotal(Price.PerUnit(0.0005m), quantity, expected);

    [Theory]
    [InlineData("0", "0")]
    [InlineData("0.000000001", "5")]
    [InlineData("1", "5.00")]
    [InlineData("999", "5")]
    [InlineData("1000", "5.00")]
    [InlineData("1000.5", "10")]
    [InlineData("1001", "10.00")]
    [InlineData("2000", "10")]
    [InlineData("2001", "15")]
    public void Package_StartedOnesArePaid_CostsEach(string quantity, string expected) =>
        AssertTotal(Price.Package(1_000m, 5.00m), quantity, expected);

    [Theory]
    [InlineData("0", "0")]
    [InlineData("999", "0")]
    [InlineData("999.999999999", "0")]
    [InlineData("1000", "5")]
    [InlineData("1000.5", "5")]
    [InlineData("1999", "5")]
    [InlineData("2000", "10")]
    [InlineData("2001", "10")]
    public void Package_OnlyFullOnesArePaid_CostsEachFullOne(string quantity, string expected) =>
        AssertTotal(Price.Package(1_000m, 5m) with { Rounding = PackageRounding.Down }, quantity, expected);

    [Theory]
    [InlineData("0", "0")]
    [InlineData("99", "0")]
    [InlineData("100", "0")]
    [InlineData("100.5", "5")]
    [InlineData("101", "5")]
    [InlineData("1099", "5")]
    [InlineData("1100", "5")]
    [InlineData("1100.5", "10")]
    [InlineData("1101", "10")]
    public void Package_WithFreeUnits_CountsPackagesAfterThem(string quantity, string expected) =>
        AssertTotal(Price.Package(1_000m, 5m, freeUnits: 100m), quantity, expected);

    [Theory]
    [InlineData("0.25", "0")]
    [InlineData("0.250000001", "1")]
    [InlineData("0.5", "1")]
    [InlineData("0.75", "2")]
    [InlineData("0.7500000001", "3")]
    public void Package_OfAFraction_IsCountedExactly(string quantity, string expected) =>
        AssertTotal(Price.Package(0.25m, 1m, freeUnits: 0.25m), quantity, expected);

    [Theory]
    [InlineData("0", "0")]
    [InlineData("1", "0.01")]
    [InlineData("9999", "99.99")]
    [InlineData("10000", "100.00")]
    [InlineData("10000.5", "100.004")]
    [InlineData("10001", "100.008")]
    [InlineData("99999", "819.992")]
    [InlineData("100000", "820")]
    [InlineData("100000.5", "820.0025")]
    [InlineData("100001", "820.005")]
    [InlineData("250000", "1570")]
    public void Graduated_AroundEachBound_CostsTierByTier(string quantity, string expected) =>
        AssertTotal(
            Price.Graduated(Tier.UpTo(10_000, 0.01m), Tier.UpTo(100_000, 0.008m), Tier.Beyond(0.005m)),
            quantity,
            expected);

    [Theory]
    [InlineData("0", "1")]
    [InlineData("1", "3")]
    [InlineData("4", "9")]
    [InlineData("5", "11")]
    [InlineData("5.000000001", "21.000000001")]
    [InlineData("5.5", "21.5")]
    [InlineData("6", "22")]
    [InlineData("9", "25")]
    [InlineData("10", "26")]
    [InlineData("10.5", "126")]
    [InlineData("11", "126")]
    [InlineData("1000000", "126")]
    public void Graduated_WithFlatFees_AddsTheFeeOfEachReachedTier(string quantity, string expected) =>
        AssertTotal(
            Price.Graduated(Tier.UpTo(5m, 2m, 1m), Tier.UpTo(10m, 1m, 10m), Tier.Beyond(0m, 100m)),
            quantity,
            expected);

    [Theory]
    [InlineData("2.4", "2.4")]
    [InlineData("2.5", "2.5")]
    [InlineData("2.6", "2.7")]
    [InlineData("3", "3.5")]
    public void Graduated_WithAFractionalBound_BelongsToTheTierBelow(string quantity, string expected) =>
        AssertTotal(Price.Graduated(Tier.UpTo(2.5m, 1m), Tier.Beyond(2m)), quantity, expected);

    [Theory]
    [InlineData("0", "0")]
    [InlineData("4", "28")]
    [InlineData("5", "35")]
    [InlineData("5.5", "35.75")]
    [InlineData("6", "39")]
    [InlineData("9", "58.5")]
    [InlineData("10", "65")]
    [InlineData("10.5", "63")]
    [InlineData("11", "66")]
    [InlineData("20", "120")]
    public void Volume_AroundEachBound_CostsAllAtOneTier(string quantity, string expected) =>
        AssertTotal(Price.Volume(Tier.UpTo(5m, 7m), Tier.UpTo(10m, 6.50m), Tier.Beyond(6m)), quantity, expected);

    [Theory]
    [InlineData("0", "1")]
    [InlineData("5", "11")]
    [InlineData("5.5", "15.5")]
    [InlineData("6", "16")]
    public void Volume_WithFlatFees_AddsTheFeeOfItsTierOnly(string quantity, string expected) =>
        AssertTotal(Price.Volume(Tier.UpTo(5m, 2m, 1m), Tier.Beyond(1m, 10m)), quantity, expected);

    private static void AssertTotal(Price price, string quantity, string expected)
    {
        var compiled = RatingEngine.Compile(price);
        var parts = new RatedPart[compiled.MaxParts];

        compiled.Total(Figures.Read(quantity)).Should().Be(Figures.Read(expected));
        var count = compiled.Rate(Figures.Read(quantity), parts, out var total);
        total.Should().Be(Figures.Read(expected));
        parts.Take(count).Sum(part => part.Amount).Should().Be(total);
    }
}
