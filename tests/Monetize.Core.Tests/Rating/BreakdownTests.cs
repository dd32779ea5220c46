using Monetize.Catalogs;
using Monetize.Rating;

namespace Monetize.Tests.Rating;

/// <summary>The parts that each kind of price tells of itself, figure by figure.</summary>
public sealed class BreakdownTests
{
    [Fact]
    public void Rate_Flat_IsOneFee() =>
        PartsOf(Price.Flat(15m), 3m).Should().Equal(new RatedPart(0m, 3m, 3m, 0m, 15m, 15m));

    [Fact]
    public void Rate_PerUnit_IsOnePart() =>
        PartsOf(Price.PerUnit(0.5m), 3m).Should().Equal(new RatedPart(0m, 3m, 3m, 0.5m, 0m, 1.5m));

    [Fact]
    public void Rate_Package_CountsPackages() =>
        PartsOf(Price.Package(10m, 5m), 21m).Should().Equal(new RatedPart(0m, 21m, 3m, 5m, 0m, 15m));

    [Fact]
    public void Rate_PackageRoundedDown_CountsFullPackages() =>
        PartsOf(Price.Package(10m, 5m) with { Rounding = PackageRounding.Down }, 21m)
            .Should().Equal(new RatedPart(0m, 21m, 2m, 5m, 0m, 10m));

    [Theory]
    [InlineData("2", "2", "0", "0")]
    [InlineData("3", "3", "0", "0")]
    [InlineData("3.5", "3", "1", "5")]
    [InlineData("14", "3", "2", "10")]
    public void Rate_PackageWithFreeUnits_HasThemAsAPart(
        string quantity, string free, string packages, string amount) =>
        PartsOf(Price.Package(10m, 5m, freeUnits: 3m), Figures.Read(quantity)).Should().Equal(
            new RatedPart(0m, Figures.Read(free), Figures.Read(free), 0m, 0m, 0m),
            new RatedPart(
                Figures.Read(free), Figures.Read(quantity), Figures.Read(packages), 5m, 0m, Figures.Read(amount)));

    [Fact]
    public void Rate_Graduated_HasAPartForEachReachedTier()
    {
        var price = Price.Graduated(Tier.UpTo(5m, 2m, 1m), Tier.UpTo(10m, 1m, 10m), Tier.Beyond(0.5m));

        PartsOf(price, 0m).Should().Equal(new RatedPart(0m, 0m, 0m, 2m, 1m, 1m));
        PartsOf(price, 5m).Should().Equal(new RatedPart(0m, 5m, 5m, 2m, 1m, 11m));
        PartsOf(price, 5.5m).Should().Equal(
            new RatedPart(0m, 5m, 5m, 2m, 1m, 11m),
            new RatedPart(5m, 5.5m, 0.5m, 1m, 10m, 10.5m));
        PartsOf(price, 12m).Should().Equal(
            new RatedPart(0m, 5m, 5m, 2m, 1m, 11m),
            new RatedPart(5m, 10m, 5m, 1m, 10m, 15m),
            new RatedPart(10m, 12m, 2m, 0.5m, 0m, 1m));
    }

    [Fact]
    public void Rate_Volume_HasTheOneTierOfTheWhole()
    {
        var price = Price.Volume(Tier.UpTo(5m, 2m, 1m), Tier.Beyond(1m, 10m));

        PartsOf(price, 5m).Should().Equal(new RatedPart(0m, 5m, 5m, 2m, 1m, 11m));
        PartsOf(price, 6m).Should().Equal(new RatedPart(0m, 6m, 6m, 1m, 10m, 16m));
    }

    private static RatedPart[] PartsOf(Price price, decimal quantity)
    {
        var compiled = RatingEngine.Compile(price);
        var parts = new RatedPart[compiled.MaxParts];
        return parts[..compiled.Rate(quantity, parts, out _)];
    }
}
