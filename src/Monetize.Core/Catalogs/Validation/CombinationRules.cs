using Monetize.Errors;
using Monetize.Metering;

namespace Monetize.Catalogs.Validation;

/// <summary>
/// Parts of a usage charge of which one leaves the other without a meaning. Nothing is silently ignored: who writes a
/// figure expects it to count.
/// </summary>
internal static class CombinationRules
{
    public static void Check(FaultCollector faults, string path, UsageCharge charge)
    {
        CheckAggregation(faults, path, charge);
        if (charge.Price is PercentagePrice or MatrixPrice or DynamicPrice)
        {
            CheckBesidePriceOfRecords(faults, path, charge);
        }
        else if (charge is { Price: null, Limit: { } limit })
        {
            CheckBesideLimit(faults, path, charge, limit);
        }
        else if (charge.Bucket is not null)
        {
            CheckBesideBucket(faults, path, charge);
        }
    }

    /// <summary>A record that is priced by itself has no sign to turn: free records and bounds go by each.</summary>
    public static void CheckNegative(
        FaultCollector faults, string path, UsageCharge charge, NegativeQuantity? negative)
    {
        if (charge.Price is not PercentagePrice) return;
        if (negative is not (NegativeQuantity.Zero or NegativeQuantity.Mirrored)) return;
        Report(
            faults,
            FaultPath.Of(path, "price"),
            "A percentage price refuses each negative record, and the plan's 'negative_quantity' does not.",
            "Leave the switch at 'refused', or price what goes back by another meter.");
    }

    /// <summary>Percentage and dynamic prices add records up, and so must the meter.</summary>
    private static void CheckAggregation(FaultCollector faults, string path, UsageCharge charge)
    {
        if (charge.Price is not (PercentagePrice or DynamicPrice)) return;
        if (charge.Meter is not { Aggregation: not (Aggregation.Sum or Aggregation.Count) } meter) return;
        Report(
            faults,
            FaultPath.Of(path, "usage"),
            $"The price reads each record of {Quote.Of(meter.Key)}, whose aggregation then counts for nothing.",
            "Price a meter of aggregation sum or count, or choose another price.");
    }

    /// <summary>Percentage and dynamic prices read records, a matrix reads cells: there is no one quantity.</summary>
    private static void CheckBesidePriceOfRecords(FaultCollector faults, string path, UsageCharge charge)
    {
        var (fact, repair) = charge.Price switch
        {
            PercentagePrice => (
                "does not go with a percentage price, which reads each record",
                "Remove it; what is free stands in free_events and free_amount."),
            MatrixPrice => (
                "does not go with a matrix, which has a quantity for each cell",
                "Remove it; what a cell gives away stands in the tiers of its price."),
            _ => (
                "does not go with a dynamic price, whose records say what they cost",
                "Remove it; what the records say is taken times the multiplier alone."),
        };
        foreach (var name in QuantityParts(charge).Concat(charge.Bucket is null ? [] : ["bucket"]))
        {
            Report(faults, FaultPath.Of(path, name), $"{Quote.Of(name)} {fact}.", repair);
        }
    }

    private static void CheckBesideLimit(FaultCollector faults, string path, UsageCharge charge, UsageLimit limit)
    {
        string[] names =
        [
            .. charge is { Transform: not null } && limit == UsageLimit.None ? ["transform"] : Array.Empty<string>(),
            .. charge.MinimumQuantity > 0m ? ["minimum_quantity"] : Array.Empty<string>(),
            .. charge.Bucket is null ? Array.Empty<string>() : ["bucket"],
            .. charge.Minimum is null ? Array.Empty<string>() : ["minimum"],
            .. charge.Maximum is null ? Array.Empty<string>() : ["maximum"],
        ];
        foreach (var name in names)
        {
            Report(
                faults,
                FaultPath.Of(path, name),
                $"{Quote.Of(name)} does not go with a limit, under which nothing is priced.",
                "Remove it, or give the charge a price in place of the limit.");
        }
    }

    /// <summary>An allowance or a minimum quantity is for the period, and each bucket is priced by itself.</summary>
    private static void CheckBesideBucket(FaultCollector faults, string path, UsageCharge charge)
    {
        foreach (var name in QuantityParts(charge).Where(name => name != "transform"))
        {
            Report(
                faults,
                FaultPath.Of(path, name),
                $"{Quote.Of(name)} is for the period, and the charge prices each bucket of time by itself.",
                "Remove it, or remove the bucket.");
        }
    }

    private static IEnumerable<string> QuantityParts(UsageCharge charge)
    {
        if (charge.Transform is not null) yield return "transform";
        if (charge.MinimumQuantity > 0m) yield return "minimum_quantity";
        if (charge.Included > 0m) yield return "included";
        if (charge.RolloverMaximum > 0m) yield return "rollover";
    }

    private static void Report(FaultCollector faults, string path, string message, string repair) =>
        faults.Add(ErrorCodes.DoesNotGoTogether, path, message, repair);
}
