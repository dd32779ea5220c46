using Monetize.Errors;
using Monetize.Metering;

namespace Monetize.Catalogs.Validation;

/// <summary>Meters: key, unit, aggregation and dimensions.</summary>
internal static class MeterRules
{
    /// <summary>The repair of a unit that cannot be used.</summary>
    public static string UnitForm =>
        $"Write 1 to {Figure.Of(CatalogLimits.KeyLength)} printable characters, such as 'word'.";

    public static void Check(FaultCollector faults, string path, Meter meter)
    {
        KeyRules.Check(faults, FaultPath.Of(path, "key"), "The meter", meter.Key);
        CheckUnit(faults, FaultPath.Of(path, "unit"), meter.Unit);
        TextRules.CheckDefined(faults, FaultPath.Of(path, "aggregation"), "The aggregation", meter.Aggregation);
        var count = TextRules.CheckCount(
            faults,
            FaultPath.Of(path, "dimensions"),
            "dimensions",
            meter.Dimensions.Count,
            CatalogLimits.DimensionsPerMeter);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < count; index++)
        {
            var dimensionPath = FaultPath.Of(path, "dimensions", index);
            if (KeyRules.Check(faults, dimensionPath, "The dimension", meter.Dimensions[index]))
            {
                KeyRules.CheckUnique(faults, dimensionPath, "The dimension", meter.Dimensions[index], taken);
            }
        }

        CheckCountedDimension(faults, FaultPath.Of(path, "counted_dimension"), meter);
    }

    private static void CheckCountedDimension(FaultCollector faults, string path, Meter meter)
    {
        if (meter.Aggregation != Aggregation.UniqueCount)
        {
            if (meter.CountedDimension is null) return;
            faults.Add(
                ErrorCodes.DoesNotGoTogether,
                path,
                "Only a unique count counts a dimension.",
                "Remove the counted dimension, or set the aggregation to unique_count.");
            return;
        }

        if (meter.CountedDimension is null)
        {
            TextRules.ReportMissing(faults, path, "The counted dimension");
        }
        else if (!meter.Dimensions.Contains(meter.CountedDimension))
        {
            faults.Add(
                ErrorCodes.UnknownDimension,
                path,
                $"The meter counts {Quote.Of(meter.CountedDimension)}, which is not among its dimensions.",
                "Add it to the dimensions of the meter.");
        }
    }

    private static void CheckUnit(FaultCollector faults, string path, Unit? unit)
    {
        if (unit is null)
        {
            TextRules.ReportMissing(faults, path, "The unit");
        }
        else if (!IsUsableUnit(unit.Key))
        {
            faults.Add(
                ErrorCodes.MalformedKey,
                path,
                $"The unit is {Quote.Of(unit.Key)}.",
                UnitForm);
        }
    }

    /// <summary>Whether a text can name a unit: looser than a key, because units are read by people.</summary>
    public static bool IsUsableUnit(string key) =>
        !string.IsNullOrWhiteSpace(key) && key.Length <= CatalogLimits.KeyLength && PlainText.IsPrintable(key);
}
