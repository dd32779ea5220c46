using FsCheck;
using FsCheck.Fluent;
using Monetize.Catalogs;
using Monetize.Collections;
using Monetize.Rating;
using Monetize.Tests.Monetary;
using Monetize.Tests.Oracles;

namespace Monetize.Tests.Rating;

/// <summary>
/// I6: a volume price is the quantity at its one tier's price and fee; a drop at a bound is said, not hidden.
/// </summary>
public sealed class I6_VolumeTests
{
    [Fact]
    public void Total_AnyQuantity_IsQuantityTimesItsTierPlusItsFee() =>
        Prop.ForAll(Usage().ToArbitrary(), q =>
        {
            var tier = q.Price.Tiers[NaivePrice.TierOf(q.Price.Tiers, q.Quantity)];
            return At(q.Quantity, tier).Is(RatingEngine.Compile(q.Price).Total(q.Quantity));
        }).Check(RatingGenerators.Cases);

    [Fact]
    public void Validate_AnyVolumePrice_WarnsExactlyWhereTheNextTierMakesTheWholeCheaper() =>
        Prop.ForAll(Usage().ToArbitrary(), q =>
        {
            var tiers = q.Price.Tiers;
            var drops = tiers.Zip(tiers.Skip(1)).Count(pair =>
                At(pair.First.UpToInclusive!.Value, pair.Second) < At(pair.First.UpToInclusive!.Value, pair.First));
            return CatalogValidator.Validate(q.Price).Count(fault => fault.Code.Id == "MON1109") == drops;
        }).Check(RatingGenerators.Cases);

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

    private static BigDecimal At(decimal quantity, Tier tier) =>
        ((BigDecimal)quantity * tier.UnitPrice) + tier.FlatFee;

    private static Gen<(VolumePrice Price, decimal Quantity)> Usage() =>
        from graduated in RatingGenerators.Graduated
        let price = new VolumePrice { Tiers = graduated.Tiers }
        from quantity in RatingGenerators.Near(price, RatingGenerators.Scaled(1_000_000, 9))
        select (price, quantity);
}
