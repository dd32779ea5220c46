using Monetize.Errors;

namespace Monetize.Catalogs.Validation;

/// <summary>Meters that charges and methods name: declared by the catalog, and the same there.</summary>
internal static class MeterReferenceRules
{
    /// <param name="faults">Where faults go.</param>
    /// <param name="path">Where the meter is named.</param>
    /// <param name="meter">The meter.</param>
    /// <param name="index">What the catalog declares; null for a plan or service by itself.</param>
    public static void Check(FaultCollector faults, string path, Meter? meter, CatalogIndex? index)
    {
        if (meter is null)
        {
            TextRules.ReportMissing(faults, path, "The meter");
        }
        else if (index is null)
        {
            MeterRules.Check(faults, path, meter);
        }
        else
        {
            CheckDeclared(faults, path, meter, index);
        }
    }

    private static void CheckDeclared(FaultCollector faults, string path, Meter meter, CatalogIndex index)
    {
        if (meter.Key is { } key && index.Meters.TryGetValue(key, out var declared))
        {
            if (declared == meter) return;
            faults.Add(
                ErrorCodes.MeterRedefined,
                path,
                $"The meter {Quote.Of(key)} differs from the catalog's in unit, aggregation or dimensions.",
                "Declare the meter once and use it everywhere, or give one of the two a key of its own.");
        }
        else if (KeyRules.Check(faults, path, "The meter", meter.Key) && index.KnowsAllMeters)
        {
            faults.Add(
                ErrorCodes.UnknownMeter,
                path,
                $"{Quote.Of(meter.Key)} is not a meter of the catalog.",
                $"Name a declared meter, or declare this one.{faults.Question(meter.Key, index.Meters.Keys)}");
        }
    }
}
