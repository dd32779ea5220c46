using Monetize.Metering.Accumulation;
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
    private readonly Dictionary<(CustomerId Customer, string Meter), Accumulator> _quantities = [];

    /// <summary>Starts with nothing counted.</summary>
    /// <param name="meters">The meters that are counted, each key once.</param>
    /// <exception cref="ArgumentException">
    /// Two meters have one key, or a meter is a weighted sum, which has no value without a period.
    /// </exception>
    public UsageTally(params IEnumerable<Meter> meters)
    {
        _meters = meters.ToDictionary(meter => meter.Key, StringComparer.Ordinal);
        if (_meters.Values.FirstOrDefault(meter => meter.Aggregation == Aggregation.WeightedSum) is { } weighted)
        {
            throw new ArgumentException(
                $"{weighted} is a weighted sum: use UsageAggregation with a period.", nameof(meters));
        }
    }

    /// <summary>The customers with at least one record, in ordinal order of their ids.</summary>
    public IReadOnlyList<CustomerId> Customers =>
        [.. _quantities.Keys.Select(key => key.Customer).Distinct().OrderBy(id => id.Value, StringComparer.Ordinal)];

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

        if (record.Quantity < 0m) return RecordOutcome.Negative;
        foreach (var dimension in record.Dimensions.Keys)
        {
            if (!meter.Dimensions.Contains(dimension)) return RecordOutcome.UndeclaredDimension;
        }

        var slot = (record.Customer, record.Meter);
        if (!_quantities.TryGetValue(slot, out var quantity))
        {
            _quantities.Add(slot, quantity = Accumulator.For(meter));
        }

        quantity.Add(record);
        _records.Add(record.Key, record);
        return RecordOutcome.Accepted;
    }

    /// <summary>The quantity of a customer on a meter; 0 where nothing was counted.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="meter">The key of the meter.</param>
    public decimal Quantity(CustomerId customer, string meter) =>
        _quantities.TryGetValue((customer, meter), out var quantity) ? quantity.Quantity : 0m;
}
