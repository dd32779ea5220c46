using System.Numerics;
using Monetize.Catalogs;
using Monetize.Errors;
using Monetize.Rating;
using Monetize.Testing;
using Monetize.Tests.Generators;
using Monetize.Tests.Monetary;
using Monetize.Tests.Oracles;

namespace Monetize.Tests.Rating;

/// <summary>
/// I6: a volume price is the quantity times the price of its tier plus that tier's fee, in packages and up to a cap
/// where the tier says so; a drop at a bound is said, not hidden.
/// </summary>
public sealed class I6_VolumeTests
{
    [Fact]
    public void Total_AnyQuantity_IsQuantityTimesItsTierPlusItsFee() => Seeds.All(FigureRange.Everyday, some =>
    {
        var price = (VolumePrice)some.Price(PriceKind.Volume);
        var quantity = some.Quantity(price);
        var tier = price.Tiers[NaivePrice.TierOf(price.Tiers, quantity)];
        return At(tier, quantity, isAbove: false).Is(RatingEngine.Compile(price).Total(quantity));
    });

    [Theory]
    [InlineData(PriceKind.Volume)]
    [InlineData(PriceKind.Stairstep)]
    public void Validate_AnyTable_WarnsExactlyWhereTheNextTierMakesTheWholeCheaper(PriceKind kind) =>
        Seeds.All(FigureRange.Any, some =>
        {
            var price = some.Price(kind);
            var tiers = price is VolumePrice volume ? volume.Tiers : ((StairstepPrice)price).Tiers;
            var drops = tiers.Zip(tiers.Skip(1)).Count(pair =>
                At(pair.Second, pair.First.UpToInclusive!.Value, isAbove: true)
                < At(pair.First, pair.First.UpToInclusive!.Value, isAbove: false));
            return CatalogValidator.Validate(price).Count(fault => fault.Code == ErrorCodes.AmountDrops) == drops;
        });

    [Theory]
    [InlineData("10000", "100.00")]
    [InlineData("10000.5", "80.004")]
    [InlineData("10001", "80.008")]
    public void Total_AtADroppingBound_Drops(string quantity, string expected)
    {
        var price = RatingEngine.Compile(Price.Volume(
            Tier.UpTo(10_000, 0.01m), Tier.UpTo(100_000, 0.008m), Tier.Beyond(0.005m)));

        price.Total(Figures.Read(quantity)).Should().Be(Figures.Read(expected));
    }

    /// <summary>What a quantity, or the least bit more than it, costs in a tier.</summary>
    private static BigDecimal At(Tier tier, BigDecimal quantity, bool isAbove)
    {
        var priced = quantity;
        if (tier.PackageSize is { } size)
        {
            var full = NaivePackages.Full(quantity, size, out var isStarted);
            priced = new BigDecimal(isAbove || isStarted ? full + BigInteger.One : full, 0);
        }

        var amount = (priced * tier.UnitPrice) + tier.FlatFee;
        return tier.AmountCap is { } cap && amount > cap ? cap : amount;
    }
}
