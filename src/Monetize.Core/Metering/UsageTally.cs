using Monetize.Monetary;

namespace Monetize.Metering;

/// <summary>
/// Counts records in memory, each once: from records in any order to one quantity per customer and meter.
/// </summary>
/// <remarks>
/// Memory grows with the number of keys. The order of the records does not change any quantity; which one of two
/// conflicting records counts is decided by who comes first. Not safe for several threads at once.
/// </remarks>
public sealed class UsageTally
{
    private readonly Dictionary<string, Meter> _meters;
    private readonly Dictionary<IdempotencyKey, UsageRecord> _records = [];
    private readonly Dictionary<(CustomerId Customer, string Meter), Level> _levels = [];

    /// <summary>Starts with nothing counted.</summary>
    /// <param name="meters">The meters that are counted, each key once.</param>
    /// <exception cref="ArgumentException">Two meters have one key.</exception>
    public UsageTally(params IEnumerable<Meter> meters)
    {
        _meters = meters.ToDictionary(meter => meter.Key, StringComparer.Ordinal);
    }

    /// <summary>The customers with at least one record, in ordinal order of their ids.</summary>
    public IReadOnlyList<CustomerId> Customers =>
        [.. _levels.Keys.Select(key => key.Customer).Distinct().OrderBy(id => id.Value, StringComparer.Ordinal)];

    /// <summary>Counts a record, unless its key has been counted.</summary>
    /// <param name="record">The record.</param>
    /// <returns>What became of it.</returns>
    /// <exception cref="NotExactException">The quantities no longer add up exactly in a decimal.</exception>
    public RecordOutcome Add(UsageRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (!_meters.TryGetValue(record.Meter, out var meter)) return RecordOutcome.UnknownMeter;
        if (_records.TryGetValue(record.Key, out var first))
        {
            return first == record ? RecordOutcome.Duplicate : RecordOutcome.Conflict;
        }

        var slot = (record.Customer, record.Meter);
        _levels[slot] = _levels.TryGetValue(slot, out var level)
            ? Combine(meter.Aggregation, level, record)
            : new Level(meter.Aggregation == Aggregation.Count ? 1m : record.Quantity, record);
        _records.Add(record.Key, record);
        return RecordOutcome.Accepted;
    }

    /// <summary>The quantity of a customer on a meter; 0 where nothing was counted.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="meter">The key of the meter.</param>
    public decimal Quantity(CustomerId customer, string meter) =>
        _levels.TryGetValue((customer, meter), out var level) ? level.Quantity : 0m;

    private static Level Combine(Aggregation aggregation, Level level, UsageRecord record) => aggregation switch
    {
        Aggregation.Sum => new Level(ExactDecimal.Add(level.Quantity, record.Quantity), record),
        Aggregation.Count => new Level(level.Quantity + 1m, record),
        Aggregation.Max => record.Quantity > level.Quantity ? new Level(record.Quantity, record) : level,
        Aggregation.Last => IsLater(record, level.Latest) ? new Level(record.Quantity, record) : level,
        _ => throw new ArgumentOutOfRangeException(nameof(aggregation), aggregation, "Not an aggregation."),
    };

    private static bool IsLater(UsageRecord record, UsageRecord than)
    {
        var byTime = record.Time.CompareTo(than.Time);
        return byTime > 0 || (byTime == 0 && string.CompareOrdinal(record.Key.Value, than.Key.Value) > 0);
    }

    private readonly struct Level(decimal quantity, UsageRecord latest)
    {
        public decimal Quantity { get; } = quantity;

        public UsageRecord Latest { get; } = latest;
    }
}
