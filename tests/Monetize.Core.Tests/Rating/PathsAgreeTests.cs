using FsCheck;
using FsCheck.Fluent;
using Monetize.Collections;
using Monetize.Monetary;
using Monetize.Rating;
using Monetize.Tests.Monetary;
using Monetize.Tests.Oracles;

namespace Monetize.Tests.Rating;

/// <summary>
/// The integers, the decimals and the naive definition give one number; and each path runs where it should, because a
/// fast path that never serves would pass every comparison.
/// </summary>
public sealed class PathsAgreeTests
{
    private static readonly Config Cases = Config.QuickThrowOnFailure.WithMaxTest(5000);

    [Fact]
    public void Total_OrdinaryFigures_IntegersServeAndAgreeWithDecimalsAndOracle() =>
        Prop.ForAll(Usage(RatingGenerators.OrdinaryUsage).ToArbitrary(), q =>
        {
            var expected = NaivePrice.Of(q.Price, q.Quantity);
            var tier = q.Tiers.Length == 1 ? 0 : NaivePrice.TierOf(TiersOf(q.Price), q.Quantity);
            var tiers = new LinearTiers(q.Tiers);
            return tiers.TryTotalByIntegers(q.Quantity, out var fast, out var fastTier)
                && expected.Is(fast) && fastTier == tier
                && expected.Is(tiers.TotalByDecimals(q.Quantity, out var slowTier)) && slowTier == tier
                && expected.Is(tiers.Total(q.Quantity));
        }).Check(Cases);

    [Fact]
    public void Total_ExtremeFigures_BothPathsGiveTheOracleOrRefuse()
    {
        var fallbacks = 0;
        Prop.ForAll(Usage(RatingGenerators.ExtremeUsage).ToArbitrary(), q =>
        {
            var expected = NaivePrice.Of(q.Price, q.Quantity);
            var tiers = new LinearTiers(q.Tiers);
            var served = tiers.TryTotalByIntegers(q.Quantity, out var fast, out _);
            try
            {
                var slow = tiers.TotalByDecimals(q.Quantity, out _);
                if (!served) fallbacks++;
                return expected.Is(slow) && (!served || fast == slow);
            }
            catch (NotExactException)
            {
                return !served;
            }
        }).Check(Cases);

        fallbacks.Should().BeGreaterThan(100);
    }

    private static Gen<(Price Price, decimal Quantity, LinearTier[] Tiers)> Usage(Gen<Rateable> gen) =>
        from usage in gen
        where usage.Price is PerUnitPrice or GraduatedPrice or VolumePrice
        let tiers = Linear(usage.Price)
        where tiers is not null
        select (usage.Price, usage.Quantity, tiers);

    private static ValueArray<Tier> TiersOf(Price price) => price switch
    {
        GraduatedPrice graduated => graduated.Tiers,
        VolumePrice volume => volume.Tiers,
        _ => [],
    };

    /// <summary>The linear form by the naive definition; null where a running total has no decimal.</summary>
    private static LinearTier[]? Linear(Price price)
    {
        if (price is PerUnitPrice perUnit) return [new LinearTier(0m, 0m, perUnit.UnitPrice, 0m)];
        var tiers = TiersOf(price);
        var linear = new LinearTier[tiers.Count];
        var lower = 0m;
        for (var i = 0; i < linear.Length; i++)
        {
            var (offset, below) = price is GraduatedPrice && i > 0
                ? (lower, NaivePrice.Of(price, lower) + tiers[i].FlatFee)
                : (0m, tiers[i].FlatFee);
            if (!below.FitsDecimal) return null;
            _ = ExactDecimal.TryFrom(below.Mantissa, below.Scale, out var fixedPart);
            linear[i] = new LinearTier(tiers[i].UpToInclusive ?? 0m, offset, tiers[i].UnitPrice, fixedPart);
            lower = tiers[i].UpToInclusive ?? 0m;
        }

        return linear;
    }
}
