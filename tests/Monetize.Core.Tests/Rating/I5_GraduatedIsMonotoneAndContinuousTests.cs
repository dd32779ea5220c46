using FsCheck;
using FsCheck.Fluent;
using Monetize.Collections;
using Monetize.Rating;
using Monetize.Tests.Monetary;

namespace Monetize.Tests.Rating;

/// <summary>
/// I5: a graduated price never falls as the quantity rises, jumps at a bound by the next tier's flat fee exactly, is
/// concave where unit prices fall and nothing else is owed, and costs nothing at 0 without fees.
/// </summary>
public sealed class I5_GraduatedIsMonotoneAndContinuousTests
{
    private const decimal Grain = 0.000000001m;

    [Fact]
    public void Total_MoreUnits_NeverCostsLess() =>
        Prop.ForAll(
            (from price in RatingGenerators.Graduated
             from one in RatingGenerators.Near(price, RatingGenerators.Scaled(1_000_000, 6))
             from other in RatingGenerators.Near(price, RatingGenerators.Scaled(1_000_000, 6))
             select (Price: price, Less: Math.Min(one, other), More: Math.Max(one, other))).ToArbitrary(),
            q =>
            {
                var price = RatingEngine.Compile(q.Price);
                return price.Total(q.Less) <= price.Total(q.More);
            }).Check(RatingGenerators.Cases);

    [Fact]
    public void Total_JustAboveABound_JumpsByTheFlatFeeExactly() =>
        Prop.ForAll(RatingGenerators.Graduated.ToArbitrary(), graduated =>
        {
            var price = RatingEngine.Compile(graduated);
            return graduated.Tiers.Zip(graduated.Tiers.Skip(1)).All(pair =>
            {
                var bound = pair.First.UpToInclusive!.Value;
                var step = (BigDecimal)price.Total(bound + Grain) - price.Total(bound);
                return (step - ((BigDecimal)Grain * pair.Second.UnitPrice)).Is(pair.Second.FlatFee);
            });
        }).Check(RatingGenerators.Cases);

    [Fact]
    public void Total_FallingUnitPricesWithoutFees_IsConcave() =>
        Prop.ForAll(
            (from price in RatingGenerators.GraduatedWithoutFees
             let falling = Falling(price)
             from start in RatingGenerators.Near(falling, RatingGenerators.Scaled(1_000_000, 3))
             from step in Gen.OneOf(Gen.Elements(Grain, 0.5m, 1m), RatingGenerators.Scaled(100_000, 3))
             select (Price: falling, Start: start, Step: step)).ToArbitrary(),
            q =>
            {
                var price = RatingEngine.Compile(q.Price);
                return price.Marginal(q.Start, q.Step) >= price.Marginal(q.Start + q.Step, q.Step);
            }).Check(RatingGenerators.Cases);

    [Fact]
    public void Total_NothingUsedWithoutFees_IsZero() =>
        Prop.ForAll(RatingGenerators.GraduatedWithoutFees.ToArbitrary(), price =>
            RatingEngine.Compile(price).Total(0m) == 0m).Check(RatingGenerators.Cases);

    private static GraduatedPrice Falling(GraduatedPrice price)
    {
        var prices = price.Tiers.Select(tier => tier.UnitPrice).OrderDescending();
        return new GraduatedPrice
        {
            Tiers = price.Tiers.Zip(prices, (tier, unitPrice) => tier with { UnitPrice = unitPrice }).ToValueArray(),
        };
    }
}
