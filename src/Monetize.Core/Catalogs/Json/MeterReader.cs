using Monetize.Catalogs.Validation;
using Monetize.Collections;
using Monetize.Errors;
using Monetize.Metering;

namespace Monetize.Catalogs.Json;

/// <summary>Meters: <c>{ "key", "unit", "aggregation", "dimensions", "counted_dimension" }</c>.</summary>
internal static class MeterReader
{
    private static readonly string[] Known = ["key", "unit", "aggregation", "dimensions", "counted_dimension"];

    public static ValueArray<Meter> ReadAll(DocumentObject catalog)
    {
        var paths = new KeyedPaths("", "meters");
        return catalog.Keyed("meters", CatalogLimits.Meters, item => paths.Next(item?.Peek("key")), Read);
    }

    private static Meter Read(DocumentObject meter, string path, int index)
    {
        meter.Place(path, "The meter", Known);
        var counted = meter.Text("counted_dimension");

        // Beside an aggregation that could not be read there is no telling whether a dimension is to be counted.
        var isClear = meter.Peek("aggregation") is { } word && Words.Aggregations.TryRead(word, out _);
        return new Meter
        {
            Key = meter.RequiredText("key")!,
            Unit = ReadUnit(meter),
            Aggregation = meter.Word("aggregation", Words.Aggregations, required: true, Aggregation.Sum),
            Dimensions = meter.Texts("dimensions", CatalogLimits.DimensionsPerMeter),
            CountedDimension = isClear ? counted : null,
        };
    }

    private static Unit ReadUnit(DocumentObject meter)
    {
        if (meter.RequiredText("unit") is not { } key) return null!;
        if (MeterRules.IsUsableUnit(key)) return Unit.Of(key);
        meter.ReportUnreadable(
            ErrorCodes.MalformedKey, "unit", $"The unit is {Quote.Of(key)}.", MeterRules.UnitForm);
        return null!;
    }
}
