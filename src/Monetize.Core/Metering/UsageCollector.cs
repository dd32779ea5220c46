using System.Globalization;
using Monetize.Collections;
using Monetize.Metering.Accumulation;

namespace Monetize.Metering;

/// <summary>
/// Collects the records of one customer, meter and period as its charge reads them: one quantity, one for each cell or
/// bucket, or every record.
/// </summary>
/// <remarks>
/// Memory grows with what the charge reads: a number for a quantity, one for each cell or bucket, and every record
/// only where a price reads records. A change of a weighted sum from before the period sets the level at its start, for
/// the whole period, its cell or its buckets. Not safe for several threads at once.
/// </remarks>
public sealed class UsageCollector
{
    private readonly Meter _meter;
    private readonly Period _period;
    private readonly UsageBucket? _bucket;
    private readonly Accumulator? _whole;
    private readonly Dictionary<ValueMap, Accumulator>? _cells;
    private readonly SortedDictionary<long, Accumulator>? _buckets;
    private readonly LevelBuckets? _levels;
    private readonly List<(DateTimeOffset Time, string Key, UsageItem Item)>? _records;

    /// <summary>Starts without records.</summary>
    /// <param name="meter">The meter.</param>
    /// <param name="period">The period. Records are not checked against it.</param>
    /// <param name="reading">What the price reads.</param>
    /// <param name="bucket">The stretch that is priced by itself; none by default.</param>
    /// <param name="carriedLevel">
    /// The level at the period's start, for a weighted sum; one that is kept by cells is given by its changes. 0 by
    /// default.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The period has no length, or one level is carried where cells or records are read.
    /// </exception>
    public UsageCollector(
        Meter meter,
        Period period,
        UsageReading reading,
        UsageBucket? bucket = null,
        decimal carriedLevel = 0m)
    {
        ArgumentNullException.ThrowIfNull(meter);
        _meter = meter;
        _period = period;
        _bucket = bucket;
        var readsLevel = meter.Aggregation == Aggregation.WeightedSum;
        if (readsLevel && carriedLevel != 0m && bucket is null && reading != UsageReading.Quantity)
        {
            throw new ArgumentException(
                $"The price of {meter} reads {reading}, and one level for all is none of them; add a change before the "
                + "period for each.",
                nameof(carriedLevel));
        }

        if (bucket is not null && readsLevel) _levels = new LevelBuckets(period, TicksPerBucket, carriedLevel);
        else if (bucket is not null) _buckets = [];
        else if (reading == UsageReading.Cells) _cells = [];
        else if (reading == UsageReading.Records) _records = [];
        else _whole = Accumulator.For(meter, period, carriedLevel);
    }

    /// <summary>Counts a record of the meter in the period.</summary>
    /// <param name="record">The record; each key once.</param>
    public void Add(UsageRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (_whole is not null) _whole.Add(record);
        else if (_cells is not null) Open(_cells, record.Dimensions, _period).Add(record);
        else if (_levels is not null) _levels.Add(record);
        else if (_buckets is not null) OpenBucket(BucketOf(record.Time)).Add(record);
        else _records!.Add((record.Time, record.Key.Value, ItemOf(record)));
    }

    /// <summary>The items as the charge reads them, in the order in which it reads them.</summary>
    public IReadOnlyList<UsageItem> Items()
    {
        if (_whole is not null) return [new UsageItem(_whole.Quantity)];
        if (_cells is not null)
        {
            // As a store has them, so that whatever order the records came in, the same cell is refused first.
            return
            [
                .. _cells.OrderBy(cell => DimensionText.Write(cell.Key), TextOrder.Instance)
                    .Select(cell => new UsageItem(cell.Value.Quantity, null, cell.Key)),
            ];
        }

        if (_levels is not null) return [.. _levels.Quantities().Select(at => BucketItem(at.Bucket, at.Quantity))];
        if (_buckets is not null) return [.. _buckets.Select(bucket => BucketItem(bucket.Key, bucket.Value.Quantity))];
        return
        [
            .. _records!
                .OrderBy(record => record.Time)
                .ThenBy(record => record.Key, TextOrder.Instance)
                .Select(record => record.Item),
        ];
    }

    /// <summary>
    /// The levels of a weighted sum with which the next period begins: one without dimension values, or one for each
    /// cell. Empty for other aggregations, and where a price reads records.
    /// </summary>
    /// <exception cref="Monetary.NotExactException">No decimal holds a level.</exception>
    public IReadOnlyDictionary<ValueMap, decimal> Levels()
    {
        var levels = new Dictionary<ValueMap, decimal>();
        if (_levels is not null) levels.Add(default, WeightedSumAccumulator.Unscaled(_levels.Level));
        if (_whole is WeightedSumAccumulator whole) levels.Add(default, WeightedSumAccumulator.Unscaled(whole.Level));
        foreach (var (cell, accumulator) in _cells ?? [])
        {
            if (accumulator is not WeightedSumAccumulator changes) return levels;
            levels.Add(cell, WeightedSumAccumulator.Unscaled(changes.Level));
        }

        return levels;
    }

    private long TicksPerBucket => _bucket == UsageBucket.Hour ? TimeSpan.TicksPerHour : TimeSpan.TicksPerDay;

    private Accumulator OpenBucket(long bucket) => Open(_buckets!, bucket, Stretch(bucket));

    private Accumulator Open<TKey>(IDictionary<TKey, Accumulator> slots, TKey slot, Period period)
    {
        if (!slots.TryGetValue(slot, out var accumulator))
        {
            slots.Add(slot, accumulator = Accumulator.For(_meter, period, 0m));
        }

        return accumulator;
    }

    private UsageItem ItemOf(UsageRecord record)
    {
        var quantity = _meter.Aggregation == Aggregation.Count ? record.Counted : record.Quantity;
        return new UsageItem(quantity, record.Amount, record.Dimensions);
    }

    private long BucketOf(DateTimeOffset time) => time.UtcTicks / TicksPerBucket;

    private Period Stretch(long bucket)
    {
        var from = new DateTimeOffset(bucket * TicksPerBucket, TimeSpan.Zero);
        return new Period(from, from.AddTicks(TicksPerBucket));
    }

    private UsageItem BucketItem(long bucket, decimal quantity)
    {
        var start = Stretch(bucket).From.UtcDateTime;
        var label = start.ToString(
            _bucket == UsageBucket.Hour ? "yyyy-MM-dd HH':00'" : "yyyy-MM-dd",
            CultureInfo.InvariantCulture);
        return new UsageItem(quantity, label: label);
    }
}
