using Monetize.Collections;
using Monetize.Errors;

namespace Monetize.Catalogs.Validation;

/// <summary>The tiers of graduated, volume and stairstep prices.</summary>
internal static class TierRules
{
    public static void Check(FaultCollector faults, string path, ValueArray<Tier> tiers) => TierTableRules.Check(
        faults, path, tiers, tier => tier.UpToInclusive, (tierPath, tier) => CheckFigures(faults, tierPath, tier));

    /// <summary>The tiers of a stairstep price, which have a flat fee and nothing else.</summary>
    public static void CheckSteps(FaultCollector faults, string path, ValueArray<Tier> tiers) => TierTableRules.Check(
        faults, path, tiers, tier => tier.UpToInclusive, (tierPath, tier) => CheckStep(faults, tierPath, tier));

    private static void CheckFigures(FaultCollector faults, string path, Tier tier)
    {
        AmountRules.CheckAmount(faults, FaultPath.Of(path, "unit_price"), "The unit price", tier.UnitPrice);
        CheckFlatFee(faults, path, tier);
        if (tier.PackageSize is { } size) AmountRules.CheckPackageSize(faults, path, size);
        if (tier.AmountCap is { } cap)
        {
            AmountRules.CheckAmount(faults, FaultPath.Of(path, "amount_cap"), "The cap of the tier", cap);
        }
    }

    private static void CheckStep(FaultCollector faults, string path, Tier tier)
    {
        CheckFlatFee(faults, path, tier);
        if (tier is { UnitPrice: 0m, PackageSize: null, AmountCap: null }) return;
        faults.Add(
            ErrorCodes.StairstepTierHasMore,
            path,
            "The tier of a stairstep price has a unit price, a package size or a cap.",
            "Give it a flat fee alone, or use a volume price.");
    }

    private static void CheckFlatFee(FaultCollector faults, string path, Tier tier) =>
        AmountRules.CheckAmount(faults, FaultPath.Of(path, "flat_fee"), "The flat fee", tier.FlatFee);
}
