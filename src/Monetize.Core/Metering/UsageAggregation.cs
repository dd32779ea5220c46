using Monetize.Collections;
using Monetize.Metering.Accumulation;

namespace Monetize.Metering;

/// <summary>
/// Records in memory to quantities, by half-open period and by dimensions. The order of records is no matter.
/// </summary>
public static class UsageAggregation
{
    /// <summary>One quantity for a period.</summary>
    /// <param name="meter">The meter.</param>
    /// <param name="records">Records of the meter, each once; those outside the period are passed over.</param>
    /// <param name="period">The period; a record at its end belongs to the next one.</param>
    /// <param name="carriedLevel">The level at the period's start, for a weighted sum. 0 by default.</param>
    /// <returns>In the meter's unit. A weighted sum is rounded half away from zero at 12 decimals.</returns>
    /// <exception cref="ArgumentException">The period has no length.</exception>
    /// <exception cref="Monetary.NotExactException">No decimal holds the quantity.</exception>
    public static decimal Quantity(
        Meter meter,
        IEnumerable<UsageRecord> records,
        Period period,
        decimal carriedLevel = 0m)
    {
        ArgumentNullException.ThrowIfNull(meter);
        ArgumentNullException.ThrowIfNull(records);
        var accumulator = Accumulator.For(meter, period, carriedLevel);
        foreach (var record in records)
        {
            if (record.Meter == meter.Key && period.Contains(record.Time)) accumulator.Add(record);
        }

        return accumulator.Quantity;
    }

    /// <summary>A quantity for each combination of dimension values that occurs.</summary>
    /// <param name="meter">The meter.</param>
    /// <param name="records">Records of the meter, each once; those outside the period are passed over.</param>
    /// <param name="period">The period.</param>
    /// <param name="dimensions">
    /// The dimensions that are kept apart; a record that lacks one has no value for it.
    /// </param>
    /// <returns>Quantities in the meter's unit, by the values that the records have.</returns>
    /// <exception cref="ArgumentException">The period has no length.</exception>
    /// <exception cref="Monetary.NotExactException">No decimal holds a quantity.</exception>
    public static IReadOnlyDictionary<ValueMap, decimal> ByDimensions(
        Meter meter,
        IEnumerable<UsageRecord> records,
        Period period,
        params IReadOnlyList<string> dimensions) =>
        ByDimensions(meter, records, period, dimensions, new Dictionary<ValueMap, decimal>());

    /// <summary>
    /// A quantity of a weighted sum for each combination of dimension values that occurs or has a level before.
    /// </summary>
    /// <param name="meter">The meter; one that is no weighted sum carries nothing.</param>
    /// <param name="records">Records of the meter, each once; those outside the period are passed over.</param>
    /// <param name="period">The period.</param>
    /// <param name="dimensions">
    /// The dimensions that are kept apart; a record that lacks one has no value for it.
    /// </param>
    /// <param name="carriedLevels">The levels at the period's start, by values of the dimensions.</param>
    /// <returns>Quantities in the meter's unit, by the values that the records and levels have.</returns>
    /// <exception cref="ArgumentException">The period has no length.</exception>
    /// <exception cref="Monetary.NotExactException">No decimal holds a quantity.</exception>
    public static IReadOnlyDictionary<ValueMap, decimal> ByDimensions(
        Meter meter,
        IEnumerable<UsageRecord> records,
        Period period,
        IReadOnlyList<string> dimensions,
        IReadOnlyDictionary<ValueMap, decimal> carriedLevels)
    {
        ArgumentNullException.ThrowIfNull(meter);
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(dimensions);
        ArgumentNullException.ThrowIfNull(carriedLevels);
        var cells = new Dictionary<ValueMap, Accumulator>();
        foreach (var (values, level) in carriedLevels)
        {
            if (meter.Aggregation == Aggregation.WeightedSum) cells.Add(values, Accumulator.For(meter, period, level));
        }

        foreach (var record in records)
        {
            if (record.Meter != meter.Key || !period.Contains(record.Time)) continue;
            var values = ValueMap.Of(record.Dimensions.Where(entry => dimensions.Contains(entry.Key)));
            if (!cells.TryGetValue(values, out var cell)) cells.Add(values, cell = Accumulator.For(meter, period, 0m));
            cell.Add(record);
        }

        return cells.ToDictionary(cell => cell.Key, cell => cell.Value.Quantity);
    }
}
