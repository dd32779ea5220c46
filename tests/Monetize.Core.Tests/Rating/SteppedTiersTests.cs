using Monetize.Metering;
using Monetize.Rating;
using Monetize.Tests.Generators;

namespace Monetize.Tests.Rating;

/// <summary>Tiers in packages and with caps, and prices by bucket.</summary>
public sealed class SteppedTiersTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("0.5", "5")]
    [InlineData("10", "5")]
    [InlineData("10.5", "10")]
    [InlineData("25", "15")]
    [InlineData("25.5", "17")]
    [InlineData("29", "17")]
    [InlineData("29.5", "19")]
    [InlineData("33", "19")]
    public void Graduated_InPackages_CountsThoseOfEachTierFromItsOwnBegin(string quantity, string expected) =>
        AssertTotal(
            Price.Graduated(
                Tier.UpTo(25m, 5m) with { PackageSize = 10m }, Tier.Beyond(2m) with { PackageSize = 4m }),
            quantity,
            expected);

    [Theory]
    [InlineData("0", "1")]
    [InlineData("4", "9")]
    [InlineData("4.5", "10")]
    [InlineData("5", "10")]
    [InlineData("10", "10")]
    [InlineData("11", "13")]
    [InlineData("12", "13")]
    public void Graduated_WithCaps_CostsNoMoreInATierFeeIncluded(string quantity, string expected) =>
        AssertTotal(
            Price.Graduated(
                Tier.UpTo(10m, 2m, 1m) with { AmountCap = 10m }, Tier.Beyond(2m, 1m) with { AmountCap = 3m }),
            quantity,
            expected);

    [Theory]
    [InlineData("20", "10")]
    [InlineData("20.5", "15")]
    [InlineData("25", "15")]
    [InlineData("25.5", "14")]
    [InlineData("28", "14")]
    [InlineData("28.5", "15")]
    [InlineData("100", "15")]
    public void Volume_InPackagesWithACap_CountsTheWholeInOneTier(string quantity, string expected) =>
        AssertTotal(
            Price.Volume(
                Tier.UpTo(25m, 5m) with { PackageSize = 10m },
                Tier.Beyond(2m) with { PackageSize = 4m, AmountCap = 15m }),
            quantity,
            expected);

    [Theory]
    [InlineData("20.5", "15")]
    [InlineData("26.5", "53")]
    public void Volume_OneTierInPackages_CountsOnlyInIt(string quantity, string expected) =>
        AssertTotal(
            Price.Volume(Tier.UpTo(25m, 5m) with { PackageSize = 10m }, Tier.Beyond(2m)), quantity, expected);

    [Fact]
    public void Rate_PackagesAndCap_CountsPackagesAndStopsAtTheCap()
    {
        var price = RatingEngine.Compile(Price.Graduated(
            Tier.UpTo(25m, 5m, 1m) with { PackageSize = 10m }, Tier.Beyond(2m) with { AmountCap = 7m }));
        var parts = new RatedPart[price.MaxParts];

        price.Rate(30m, parts, out var total).Should().Be(2);

        total.Should().Be(23m);
        parts.Should().Equal(
            new RatedPart(0m, 25m, 3m, 5m, 1m, 16m), new RatedPart(25m, 30m, 5m, 2m, 0m, 7m));
    }

    [Fact]
    public void Rate_NoRoomForTheLastTier_ThrowsAndSaysHowManyToGive()
    {
        var price = RatingEngine.Compile(Price.Graduated(
            Tier.UpTo(25m, 5m) with { PackageSize = 10m }, Tier.Beyond(2m) with { AmountCap = 7m }));
        var rate = () => price.Rate(30m, new RatedPart[1], out _);

        rate.Should().Throw<ArgumentException>().WithMessage(
            "The breakdown has 2 parts and there is room for 1; give 2.*").Which.ParamName.Should().Be("parts");
    }

    [Fact]
    public void Total_SteppedPriceBelowZero_IsRefused()
    {
        var graduated = () => RatingEngine.Compile(
            Price.Graduated(Tier.Beyond(1m) with { AmountCap = 5m })).Total(-1m);
        var volume = () => RatingEngine.Compile(Price.Volume(Tier.Beyond(1m) with { AmountCap = 5m })).Total(-1m);

        graduated.Should().Throw<RatingException>();
        volume.Should().Throw<RatingException>();
    }

    [Fact]
    public void TotalSelected_VolumePrice_TakesTheTierOfTheOtherQuantity()
    {
        var volume = RatingEngine.Compile(Price.Volume(Tier.UpTo(10m, 3m), Tier.Beyond(2m, 1m)));

        volume.TotalSelected(4m, 10m).Should().Be(12m);
        volume.TotalSelected(4m, 10.000000001m).Should().Be(9m);
        RatingEngine.Compile(Price.PerUnit(3m)).TotalSelected(4m, 100m).Should().Be(12m);
    }

    [Fact]
    public void Buckets_OfAGraduatedPrice_AreEachPricedFromTheFirstTier()
    {
        var charge = ChargeCase.Compile(new UsageCharge
        {
            Meter = Meter.Sum("calls", Unit.Call),
            Bucket = UsageBucket.Hour,
            Price = Price.Graduated(Tier.UpTo(10m, 2m, 1m), Tier.Beyond(1m)),
            Transform = new QuantityTransform { Factor = 10m, Rounding = RoundingMode.Up },
        });
        UsageItem[] items = [new(100m, label: "one"), new(101m, label: "two"), new(0m, label: "three")];

        charge.Total(items).Should().Be(44m);
        charge.Rate(items, out var total).Should().Equal(
            new RatedPart(0m, 10m, 10m, 2m, 1m, 21m, "one"),
            new RatedPart(0m, 10m, 10m, 2m, 1m, 21m, "two"),
            new RatedPart(10m, 11m, 1m, 1m, 0m, 1m, "two"),
            new RatedPart(0m, 0m, 0m, 2m, 1m, 1m, "three"));
        total.Should().Be(44m);
    }

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
