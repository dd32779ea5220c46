using Monetize.Monetary;

namespace Monetize.Rating;

/// <summary>What the units of one tier cost: in packages where it has a size, and never more than its cap.</summary>
internal static class TierAmount
{
    public static bool IsStepped(Tier tier) => tier.PackageSize is not null || tier.AmountCap is not null;

    /// <summary>The part for a stretch of a tier; null where no decimal holds it.</summary>
    public static RatedPart? PartOf(Tier tier, decimal from, decimal to)
    {
        if (!ExactDecimal.TrySubtract(to, from, out var units)) return null;
        var priced = units;
        if (tier.PackageSize is { } size && !ExactDecimal.TryDivideUp(units, size, out priced)) return null;
        if (!ExactDecimal.TryMultiply(priced, tier.UnitPrice, out var variable)) return null;
        if (!ExactDecimal.TryAdd(variable, tier.FlatFee, out var amount)) return null;
        var capped = tier.AmountCap is { } cap && amount > cap ? cap : amount;
        return new RatedPart(from, to, priced, tier.UnitPrice, tier.FlatFee, capped);
    }
}
