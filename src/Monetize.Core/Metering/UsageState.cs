using System.Globalization;
using Monetize.Monetary;

namespace Monetize.Metering;

/// <summary>
/// Everything that a store keeps of the records of a series in a stretch of time: enough for every aggregation but the
/// weighted one. States are merged in any order and any grouping, and the result is the same.
/// </summary>
/// <remarks>Immutable; equal when all parts are. The default value is the state of no records.</remarks>
public readonly record struct UsageState
{
    /// <summary>How many records there are, corrections and all.</summary>
    public long Records { get; init; }

    /// <summary>What they count: 1 each, and a correction its quantity.</summary>
    public ExactSum Count { get; init; }

    /// <summary>Their quantities added up: also the change of a level.</summary>
    public ExactSum Sum { get; init; }

    /// <summary>The largest quantity, corrections left out; null without any.</summary>
    public decimal? Max { get; init; }

    /// <summary>The latest record by time and then key, corrections left out; null without any.</summary>
    public UsageLevel? Last { get; init; }

    /// <summary>The state with one more record.</summary>
    /// <param name="record">The record.</param>
    public UsageState With(UsageRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return With(record.Quantity, record.Time, record.Key.Value, record.Corrects is not null);
    }

    /// <summary>The state with one more record.</summary>
    /// <param name="quantity">Its quantity.</param>
    /// <param name="time">Its time.</param>
    /// <param name="key">Its key.</param>
    /// <param name="isCorrection">Whether it corrects another one.</param>
    public UsageState With(decimal quantity, DateTimeOffset time, string key, bool isCorrection)
    {
        var counts = !isCorrection;
        return new UsageState
        {
            Records = Records + 1,
            Count = Count.Add(counts ? 1m : quantity),
            Sum = Sum.Add(quantity),
            Max = counts && (Max is not { } max || quantity > max) ? quantity : Max,
            Last = counts ? UsageLevel.Later(Last, new UsageLevel(time, key, quantity)) : Last,
        };
    }

    /// <summary>The state of the records of both.</summary>
    /// <param name="other">The other state.</param>
    public UsageState Merge(UsageState other) => new()
    {
        Records = Records + other.Records,
        Count = Count.Add(other.Count),
        Sum = Sum.Add(other.Sum),
        Max = Max is { } max && other.Max is { } theirs ? Math.Max(max, theirs) : Max ?? other.Max,
        Last = UsageLevel.Later(Last, other.Last),
    };

    /// <summary>All parts in one line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Records} records, count {Count}, sum {Sum}, max {Max}, last {Last}");
}
