using System.Numerics;
using Monetize.Collections;
using Monetize.Errors;
using Monetize.Monetary;

namespace Monetize.Catalogs.Validation;

/// <summary>
/// Warns where a volume or stairstep price falls as the quantity grows: 10,000 words for 0.01 cost 100, and one word
/// more, for 0.008 each, only 80.008. The comparison is exact at any size: amounts that differ in their last digit
/// differ.
/// </summary>
internal static class AmountDropRule
{
    // Both factors of a product have at most 28 decimals.
    private const int Scale = 56;

    private static readonly string[] Fields = ["up_to", "unit_price", "flat_fee", "package_size", "amount_cap"];

    public static void Check(FaultCollector faults, string path, ValueArray<Tier> tiers, bool isStairstep)
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

            var atBound = AmountAt(bound, tiers[index - 1], isAbove: false);
            var above = AmountAt(bound, tiers[index], isAbove: true);
            if (above >= atBound) continue;
            faults.Add(
                ErrorCodes.AmountDrops,
                tierPath,
                $"At {Figure.Of(bound)} the amount is {Figure.Of(atBound, Scale)}, "
                    + $"just above it falls to {Figure.Of(above, Scale)}.",
                RepairOf(tiers[index], atBound, above, isStairstep));
        }
    }

    private static string RepairOf(Tier tier, BigInteger atBound, BigInteger above, bool isStairstep)
    {
        var missing = $"add {Figure.Of(atBound - above, Scale)} to the flat fee of this tier";
        if (isStairstep) return $"To close the gap {missing}; keep it if the drop is wanted.";
        return tier.AmountCap is { } cap && Scaled(cap) < atBound
            ? $"Use a graduated price, or raise the cap of this tier to {Figure.Of(atBound, Scale)} or more; "
                + "keep it if the drop is wanted."
            : $"Use a graduated price, or {missing}; keep it if the drop is wanted.";
    }

    private static bool IsJudgeable(FaultCollector faults, string path, Tier? tier) =>
        tier is { UnitPrice: >= 0m, FlatFee: >= 0m, PackageSize: null or > 0m, AmountCap: null or >= 0m }
        && !Fields.Any(name => faults.IsUnreadable(FaultPath.Of(path, name)));

    /// <summary>What a quantity costs in a tier, or what the least bit more than it costs.</summary>
    private static BigInteger AmountAt(decimal quantity, Tier tier, bool isAbove)
    {
        var variable = tier.PackageSize is { } size
            ? Packages(quantity, size, isAbove) * Scaled(tier.UnitPrice)
            : Scaled(
                ExactDecimal.Mantissa(quantity) * ExactDecimal.Mantissa(tier.UnitPrice),
                quantity.Scale + tier.UnitPrice.Scale);
        var amount = variable + Scaled(tier.FlatFee);
        return tier.AmountCap is { } cap ? BigInteger.Min(amount, Scaled(cap)) : amount;
    }

    // Just above a whole number of packages one more is started.
    private static BigInteger Packages(decimal quantity, decimal size, bool isAbove)
    {
        var full = BigInteger.DivRem(Scaled(quantity), Scaled(size), out var started);
        return isAbove || !started.IsZero ? full + 1 : full;
    }

    private static BigInteger Scaled(decimal value) => Scaled(ExactDecimal.Mantissa(value), value.Scale);

    private static BigInteger Scaled(BigInteger mantissa, int scale) => mantissa * BigInteger.Pow(10, Scale - scale);
}
