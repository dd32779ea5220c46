using System.Numerics;

namespace Monetize.Metering.Accumulation;

/// <summary>
/// The average level of each bucket of a period. A level lasts until it changes, so that a bucket without a change has
/// the level of the one before. Changes come in any order; what is kept is one sum for each bucket with a change.
/// </summary>
internal sealed class LevelBuckets(Period period, long ticksPerBucket, decimal carriedLevel)
{
    private readonly SortedDictionary<long, WeightedSumAccumulator> _changed = [];

    /// <summary>The level at the end, in units of 10^-28.</summary>
    public BigInteger Level => _changed.Values.Aggregate(
        WeightedSumAccumulator.Scaled(carriedLevel), (level, changes) => level + changes.Level);

    /// <summary>Counts a change; one before the period counts from its start.</summary>
    public void Add(UsageRecord record)
    {
        var time = record.Time > period.From ? record.Time : period.From;
        if (time >= period.ToExclusive) return;
        var bucket = time.UtcTicks / ticksPerBucket;
        if (!_changed.TryGetValue(bucket, out var changes)) _changed.Add(bucket, changes = Open(bucket));
        changes.Add(record);
    }

    /// <summary>Each bucket with a level or a change, in order, with its average over the whole bucket.</summary>
    public IEnumerable<(long Bucket, decimal Quantity)> Quantities()
    {
        var level = WeightedSumAccumulator.Scaled(carriedLevel);
        var next = period.From.UtcTicks / ticksPerBucket;
        foreach (var (bucket, changes) in _changed)
        {
            foreach (var unchanged in Unchanged(next, bucket, level)) yield return unchanged;
            yield return (bucket, Average(changes, level));
            level += changes.Level;
            next = bucket + 1;
        }

        var end = ((period.ToExclusive.UtcTicks - 1) / ticksPerBucket) + 1;
        foreach (var unchanged in Unchanged(next, end, level)) yield return unchanged;
    }

    // The changes stay as they are, so that buckets can be asked for again after further records.
    private static decimal Average(WeightedSumAccumulator changes, BigInteger level)
    {
        changes.Carry(level);
        var average = changes.Quantity;
        changes.Carry(-level);
        return average;
    }

    private IEnumerable<(long Bucket, decimal Quantity)> Unchanged(long from, long toExclusive, BigInteger level)
    {
        for (var bucket = from; bucket < toExclusive && !level.IsZero; bucket++)
        {
            yield return (bucket, Average(Open(bucket), level));
        }
    }

    private WeightedSumAccumulator Open(long bucket)
    {
        var (from, to) = (bucket * ticksPerBucket, (bucket + 1) * ticksPerBucket);
        var held = new Period(
            new DateTimeOffset(Math.Max(from, period.From.UtcTicks), TimeSpan.Zero),
            new DateTimeOffset(Math.Min(to, period.ToExclusive.UtcTicks), TimeSpan.Zero));
        return new WeightedSumAccumulator(held, ticksPerBucket);
    }
}
