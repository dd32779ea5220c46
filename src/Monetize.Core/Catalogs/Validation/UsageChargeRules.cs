using Monetize.Errors;

namespace Monetize.Catalogs.Validation;

/// <summary>Usage charges: each part by itself, then what the parts say together.</summary>
internal static class UsageChargeRules
{
    public static void Check(FaultCollector faults, string path, UsageCharge charge, CatalogIndex? index)
    {
        MeterReferenceRules.Check(faults, FaultPath.Of(path, "usage"), charge.Meter, index);
        CheckQuantities(faults, path, charge);
        BoundRules.Check(faults, path, ("minimum", charge.Minimum), ("maximum", charge.Maximum));
        if (charge.Limit is { } limit) TextRules.CheckDefined(faults, FaultPath.Of(path, "limit"), "The limit", limit);
        if (charge.Price is { } price)
        {
            PriceRules.Check(faults, path, price, CatalogIndex.DimensionsOf(charge.Meter, index, faults));
        }

        CheckBeyond(faults, path, charge);
        CheckAllowance(faults, path, charge);
        CombinationRules.Check(faults, path, charge);
    }

    private static void CheckQuantities(FaultCollector faults, string path, UsageCharge charge)
    {
        if (charge.Transform is { } transform) TransformRules.Check(faults, FaultPath.Of(path, "transform"), transform);
        AmountRules.CheckQuantity(
            faults, FaultPath.Of(path, "minimum_quantity"), "The minimum quantity", charge.MinimumQuantity);
        AmountRules.CheckQuantity(faults, FaultPath.Of(path, "included"), "The included quantity", charge.Included);
        AmountRules.CheckQuantity(
            faults, FaultPath.Of(path, "rollover"), "The most that rolls over", charge.RolloverMaximum);
        if (charge.Bucket is { } bucket)
        {
            TextRules.CheckDefined(faults, FaultPath.Of(path, "bucket"), "The bucket", bucket);
        }
    }

    private static void CheckBeyond(FaultCollector faults, string path, UsageCharge charge)
    {
        if (charge is { Price: null, Limit: null })
        {
            faults.Add(
                ErrorCodes.NoPriceAndNoLimit,
                path,
                "Nothing says what usage beyond the included quantity costs.",
                "Add a price, or a limit: hard, soft or none.");
        }
        else if (charge is { Price: not null, Limit: not null })
        {
            faults.Add(
                ErrorCodes.PriceAndLimit,
                path,
                "Usage beyond the included quantity has a price and a limit.",
                "Remove one of them.");
        }
    }

    private static void CheckAllowance(FaultCollector faults, string path, UsageCharge charge)
    {
        if (charge is { Limit: UsageLimit.None, Included: > 0m })
        {
            faults.Add(
                ErrorCodes.IncludedWithoutBound,
                FaultPath.Of(path, "included"),
                $"{Figure.Of(charge.Included)} are included, yet usage is unlimited.",
                "Remove the included quantity, or set the limit to hard or soft.");
        }

        if (charge is { RolloverMaximum: > 0m, Included: 0m })
        {
            faults.Add(
                ErrorCodes.RolloverWithoutIncluded,
                FaultPath.Of(path, "rollover"),
                $"Up to {Figure.Of(charge.RolloverMaximum)} roll over, yet nothing is included.",
                "Add the included quantity, or remove the rollover.");
        }
    }
}
