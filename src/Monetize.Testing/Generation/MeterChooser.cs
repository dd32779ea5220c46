using System.Globalization;
using Monetize.Collections;
using Monetize.Metering;

namespace Monetize.Testing.Generation;

/// <summary>Chooses meters. Dimensions take their values from one short list, so that records meet cells.</summary>
internal sealed class MeterChooser(Chance chance)
{
    /// <summary>The values that cells and records have.</summary>
    public static readonly string[] Values = ["eu", "us", "ap-1", "größte"];

    /// <summary>The dimensions of meters that have any.</summary>
    public static ValueArray<string> Dimensions => ["region", "model"];

    /// <summary>A meter of any aggregation.</summary>
    public Meter Meter(string key)
    {
        var unit = chance.Pick(Unit.Call, Unit.Word, Unit.Gigabyte, Unit.Hour, Unit.Of("pixel"));
        var aggregation = chance.OneIn(2) ? Aggregation.Sum : chance.Pick(Enum.GetValues<Aggregation>());
        var dimensions = chance.OneIn(2) || aggregation == Aggregation.UniqueCount ? Dimensions : [];
        return new Meter
        {
            Key = key,
            Unit = unit,
            Aggregation = aggregation,
            Dimensions = dimensions,
            CountedDimension = aggregation == Aggregation.UniqueCount ? Dimensions[1] : null,
        };
    }

    /// <summary>A meter that a price of a kind can read.</summary>
    public Meter Meter(string key, PriceKind kind)
    {
        while (true)
        {
            var meter = Meter(key);
            if (Suits(meter, kind)) return meter;
        }
    }

    /// <summary>Meters with keys of their own.</summary>
    public Meter[] Meters(int count) =>
        [.. Enumerable.Range(1, count).Select(i => Meter(string.Create(CultureInfo.InvariantCulture, $"meter-{i}")))];

    /// <summary>
    /// Whether a meter gives what a kind of price reads: percentages and dynamic prices read each record, a matrix the
    /// quantity of each cell.
    /// </summary>
    public static bool Suits(Meter meter, PriceKind kind) => kind switch
    {
        PriceKind.Percentage or PriceKind.Dynamic => meter.Aggregation is Aggregation.Sum or Aggregation.Count,
        PriceKind.Matrix => meter.Dimensions.Count > 0,
        _ => true,
    };
}
