using Monetize.Collections;
using Monetize.Errors;

namespace Monetize.Catalogs.Validation;

/// <summary>
/// Tier tables of any kind: rising bounds above zero and an open last tier, so that each quantity has one price.
/// </summary>
internal static class TierTableRules
{
    /// <param name="faults">Where faults go.</param>
    /// <param name="path">The price.</param>
    /// <param name="tiers">The table.</param>
    /// <param name="boundOf">The last quantity of a tier; null for an open one.</param>
    /// <param name="checkFigures">What must hold of the other figures of the tier at a path.</param>
    public static void Check<TTier>(
        FaultCollector faults,
        string path,
        ValueArray<TTier> tiers,
        Func<TTier, decimal?> boundOf,
        Action<string, TTier> checkFigures)
        where TTier : class
    {
        var list = FaultPath.Of(path, "tiers");
        if (tiers.IsEmpty)
        {
            faults.Add(
                ErrorCodes.TierTableUnusable,
                list,
                "The tier table is empty.",
                "Add at least one tier; the last one has no bound.");
            return;
        }

        var count = TextRules.CheckCount(faults, list, "tiers", tiers.Count, CatalogLimits.TiersPerPrice);
        decimal? before = null;
        for (var index = 0; index < count; index++)
        {
            var tierPath = FaultPath.Of(path, "tiers", index);
            if (tiers[index] is not { } tier)
            {
                TextRules.ReportMissing(faults, tierPath, "The tier");
                continue;
            }

            checkFigures(tierPath, tier);
            if (faults.IsUnreadable(FaultPath.Of(tierPath, "up_to"))) continue;
            CheckOpen(faults, tierPath, boundOf(tier), isLast: index == tiers.Count - 1);
            if (boundOf(tier) is not { } bound) continue;
            CheckBound(faults, FaultPath.Of(tierPath, "up_to"), bound, before);
            if (bound > 0m) before = bound;
        }
    }

    private static void CheckOpen(FaultCollector faults, string path, decimal? upTo, bool isLast)
    {
        if (isLast && upTo is { } bound)
        {
            faults.Add(
                ErrorCodes.UsageAboveLastTier,
                FaultPath.Of(path, "up_to"),
                $"The last tier ends at {Figure.Of(bound)}: what is used beyond has no price.",
                "Remove its bound, or add an open tier after it.");
        }
        else if (!isLast && upTo is null)
        {
            faults.Add(
                ErrorCodes.UsageAboveLastTier,
                path,
                "This tier has no bound, so the tiers after it are never reached.",
                "Give it a bound, or make it the last.");
        }
    }

    private static void CheckBound(FaultCollector faults, string path, decimal bound, decimal? before)
    {
        if (bound <= 0m)
        {
            faults.Add(
                ErrorCodes.TierTableUnusable,
                path,
                $"The tier ends at {Figure.Of(bound)}, so no quantity falls into it.",
                "Write a bound above 0.");
        }
        else if (bound <= before)
        {
            faults.Add(
                ErrorCodes.TiersOutOfOrder,
                path,
                $"The tier up to {Figure.Of(bound)} follows the tier up to {Figure.Of(before.Value)}.",
                "Order the tiers by their bounds, each bound once.");
        }
    }
}
