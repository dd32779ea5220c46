using Monetize.Collections;
using Monetize.Rating;
using Monetize.Testing;
using Monetize.Tests.Generators;
using Monetize.Tests.Monetary;

namespace Monetize.Tests.Rating;

/// <summary>
/// I5: a graduated price never falls as the quantity rises, jumps at a bound by the next tier's flat fee exactly, is
/// concave where unit prices fall and nothing else is owed, and costs nothing at 0 without fees.
/// </summary>
public sealed class I5_GraduatedIsMonotoneAndContinuousTests
{
    private const decimal Grain = 0.000000001m;

    /// <summary>With package sizes and caps; every other kind that has no tier for the whole rises as well.</summary>
    [Theory]
    [InlineData(PriceKind.Graduated)]
    [InlineData(PriceKind.GraduatedPercentage)]
    [InlineData(PriceKind.Flat)]
    [InlineData(PriceKind.PerUnit)]
    [InlineData(PriceKind.Package)]
    [InlineData(PriceKind.Percentage)]
    [InlineData(PriceKind.Dynamic)]
    public void Total_MoreUnits_NeverCostsLess(PriceKind kind) => Seeds.All(FigureRange.Everyday, some =>
    {
        var price = some.Price(kind);
        var compiled = RatingEngine.Compile(price);
        var one = some.Quantity(price);
        var other = some.Quantity(price);
        return compiled.Total(Math.Min(one, other)) <= compiled.Total(Math.Max(one, other));
    });

    [Fact]
    public void Total_JustAboveABoundOfAGraduatedPrice_JumpsByTheFlatFeeExactly() =>
        Seeds.All(FigureRange.Everyday, some =>
        {
            var price = Plain((GraduatedPrice)some.Price(PriceKind.Graduated));
            var compiled = RatingEngine.Compile(price);
            return price.Tiers.Zip(price.Tiers.Skip(1)).All(pair => Jumps(
                compiled, pair.First.UpToInclusive!.Value, pair.Second.UnitPrice, pair.Second.FlatFee));
        });

    [Fact]
    public void Total_JustAboveABoundOfAGraduatedPercentage_JumpsByTheFlatFeeExactly() =>
        Seeds.All(FigureRange.Everyday, some =>
        {
            var price = (GraduatedPercentagePrice)some.Price(PriceKind.GraduatedPercentage);
            var compiled = RatingEngine.Compile(price);
            return price.Tiers.Zip(price.Tiers.Skip(1)).All(pair => Jumps(
                compiled, pair.First.UpToInclusive!.Value, pair.Second.RatePercent / 100m, pair.Second.FlatFee));
        });

    [Fact]
    public void Total_FallingUnitPricesWithoutFees_IsConcave() => Seeds.All(FigureRange.Everyday, some =>
    {
        var price = Falling((GraduatedPrice)some.Price(PriceKind.Graduated));
        var compiled = RatingEngine.Compile(price);
        var start = some.Quantity(price);
        var step = some.Quantity(price);
        return compiled.Marginal(start, step) >= compiled.Marginal(start + step, step);
    });

    [Theory]
    [InlineData(PriceKind.Graduated)]
    [InlineData(PriceKind.GraduatedPercentage)]
    public void Total_NothingUsedWithoutFees_IsZero(PriceKind kind) => Seeds.All(FigureRange.Any, some =>
        RatingEngine.Compile(WithoutFees(some.Price(kind))).Total(0m) == 0m);

    private static bool Jumps(CompiledPrice compiled, decimal bound, decimal unitPrice, decimal flatFee)
    {
        var step = (BigDecimal)compiled.Total(bound + Grain) - compiled.Total(bound);
        return (step - ((BigDecimal)Grain * unitPrice)).Is(flatFee);
    }

    private static GraduatedPrice Plain(GraduatedPrice price) => new()
    {
        Tiers = price.Tiers.Select(tier => tier with { PackageSize = null, AmountCap = null }).ToValueArray(),
    };

    private static GraduatedPrice Falling(GraduatedPrice price) => new()
    {
        Tiers = price.Tiers
            .Zip(
                price.Tiers.Select(tier => tier.UnitPrice).OrderDescending(),
                (tier, unitPrice) => new Tier { UpToInclusive = tier.UpToInclusive, UnitPrice = unitPrice })
            .ToValueArray(),
    };

    private static Price WithoutFees(Price price) => price is GraduatedPrice graduated
        ? new GraduatedPrice { Tiers = graduated.Tiers.Select(tier => tier with { FlatFee = 0m }).ToValueArray() }
        : new GraduatedPercentagePrice
        {
            Tiers = ((GraduatedPercentagePrice)price).Tiers.Select(tier => tier with { FlatFee = 0m }).ToValueArray(),
        };
}
