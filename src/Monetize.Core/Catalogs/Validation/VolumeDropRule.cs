using System.Numerics;
using Monetize.Collections;
using Monetize.Errors;
using Monetize.Monetary;

namespace Monetize.Catalogs.Validation;

/// <summary>
/// Warns where a volume price falls as the quantity grows: 10,000 words for 0.01 cost 100, and one word more, for 0.008
/// each, only 80.008. The comparison is exact at any size: amounts that differ in their last digit differ.
/// </summary>
internal static class VolumeDropRule
{
    // Both factors of a product have at most 28 decimals.
    private const int Scale = 56;

    public static void Check(FaultCollector faults, string path, ValueArray<Tier> tiers)
    {
        for (var index = 1; index < Math.Min(tiers.Count, CatalogLimits.TiersPerPrice); index++)
        {
            var tierPath = FaultPath.Of(path, "tiers", index);
            if (!IsJudgeable(faults, FaultPath.Of(path, "tiers", index - 1), tiers[index - 1])
                || !IsJudgeable(faults, tierPath, tiers[index])
                || tiers[index - 1].UpToInclusive is not { } bound
                || bound <= 0m
                || tiers[index].UpToInclusive <= bound)
            {
                continue;
            }

            var atBound = AmountAt(bound, tiers[index - 1]);
            var above = AmountAt(bound, tiers[index]);
            if (above >= atBound) continue;
            faults.Add(
                ErrorCodes.VolumeAmountDrops,
                tierPath,
                $"At {Figure.Of(bound)} the amount is {Figure.Of(atBound, Scale)}, "
                    + $"just above it falls to {Figure.Of(above, Scale)}.",
                $"Use a graduated price, or add {Figure.Of(atBound - above, Scale)} to the flat fee of this tier; "
                    + "keep it if the drop is wanted.");
        }
    }

    private static bool IsJudgeable(FaultCollector faults, string path, Tier? tier) =>
        tier is { UnitPrice: >= 0m, FlatFee: >= 0m }
        && !faults.IsUnreadable(FaultPath.Of(path, "up_to"))
        && !faults.IsUnreadable(FaultPath.Of(path, "unit_price"))
        && !faults.IsUnreadable(FaultPath.Of(path, "flat_fee"));

    private static BigInteger AmountAt(decimal quantity, Tier tier) =>
        Scaled(
            ExactDecimal.Mantissa(quantity) * ExactDecimal.Mantissa(tier.UnitPrice),
            quantity.Scale + tier.UnitPrice.Scale)
        + Scaled(ExactDecimal.Mantissa(tier.FlatFee), tier.FlatFee.Scale);

    private static BigInteger Scaled(BigInteger mantissa, int scale) => mantissa * BigInteger.Pow(10, Scale - scale);
}
