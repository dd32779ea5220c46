using System.Runtime.InteropServices;
using Monetize.Collections;
using Monetize.Metering;
using Monetize.Monetary;

namespace Monetize.Rating;

/// <summary>What was used of each meter in one period, ready to be priced by a plan.</summary>
/// <remarks>Not safe for several threads at once.</remarks>
public sealed class PlanUsage
{
    private readonly Dictionary<string, List<UsageItem>> _items = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Meter> _meters = new(StringComparer.Ordinal);

    private readonly Dictionary<string, decimal> _carriedOver = new(StringComparer.Ordinal);

    /// <summary>The usage of a period from records, as the charges of a plan read them.</summary>
    /// <param name="plan">The plan version that prices it.</param>
    /// <param name="period">The period.</param>
    /// <param name="records">
    /// Records of one customer in any order, each key once. Those outside of the period are passed over, but for what
    /// set the level of a weighted sum before it; so are those of meters that the plan does not price.
    /// </param>
    /// <returns>The usage; a meter without records has none.</returns>
    /// <exception cref="NotExactException">No decimal holds a quantity.</exception>
    public static PlanUsage Collect(CompiledPlan plan, Period period, IEnumerable<UsageRecord> records) =>
        Collect(plan, period, [period], records);

    /// <summary>The usage of stretches of a period from records, as the charges of a plan read them.</summary>
    /// <param name="plan">The plan version that prices it.</param>
    /// <param name="period">The whole period: a weighted sum is divided by it, so that its parts add up.</param>
    /// <param name="stretches">
    /// The parts of the period that count, in order and apart; a level that was set before one lasts in it.
    /// </param>
    /// <param name="records">Records of one customer in any order, each key once; others are passed over.</param>
    /// <returns>The usage; a meter without records has none.</returns>
    /// <exception cref="NotExactException">No decimal holds a quantity.</exception>
    public static PlanUsage Collect(
        CompiledPlan plan, Period period, ValueArray<Period> stretches, IEnumerable<UsageRecord> records)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(records);
        var collectors = new SortedDictionary<string, UsageCollector>(StringComparer.Ordinal);
        foreach (var record in records)
        {
            if (plan.FindUsage(record.Meter) is not { } use || !Counts(use, record.Time, stretches)) continue;
            if (!collectors.TryGetValue(record.Meter, out var collector))
            {
                var charge = use.Charge;
                collector = new UsageCollector(charge.Meter, period, use.Reads, charge.Bucket);
                collectors.Add(record.Meter, collector);
            }

            var read = record with { Dimensions = use.ReadOf(record.Dimensions) };
            var isLevel = use.Charge.Meter.Aggregation == Aggregation.WeightedSum && use.Reads != UsageReading.Records;
            if (isLevel) AddLevel(collector, read, period, stretches);
            else collector.Add(read);
        }

        var usage = new PlanUsage();
        foreach (var (meter, collector) in collectors)
        {
            foreach (var item in collector.Items()) usage.Add(meter, item);
        }

        return usage;
    }

    /// <summary>The keys of the meters with usage, in ordinal order.</summary>
    public IReadOnlyList<string> Meters => [.. _items.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Adds a quantity of a meter.</summary>
    /// <param name="meter">The meter.</param>
    /// <param name="quantity">In the meter's unit.</param>
    /// <returns>This usage.</returns>
    public PlanUsage Add(Meter meter, decimal quantity)
    {
        ArgumentNullException.ThrowIfNull(meter);
        _meters[meter.Key] = meter;
        return Add(meter.Key, new UsageItem(quantity));
    }

    /// <summary>
    /// Adds an item of a meter: a record, the quantity of one combination of dimensions, or a bucket. Items are priced
    /// in the order in which they are added.
    /// </summary>
    /// <param name="meter">The key of the meter.</param>
    /// <param name="item">The item.</param>
    /// <returns>This usage.</returns>
    public PlanUsage Add(string meter, UsageItem item)
    {
        ArgumentNullException.ThrowIfNull(meter);
        if (!_items.TryGetValue(meter, out var items)) _items.Add(meter, items = []);
        items.Add(item);
        return this;
    }

    /// <summary>Says what the period before left of the included quantity of a meter.</summary>
    /// <param name="meter">The key of the meter.</param>
    /// <param name="units">In billed units, 0 or more: what <see cref="CompiledUsageCharge.Carry"/> gave.</param>
    /// <returns>This usage.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The units are negative.</exception>
    public PlanUsage CarryOver(string meter, decimal units)
    {
        ArgumentNullException.ThrowIfNull(meter);
        ArgumentOutOfRangeException.ThrowIfLessThan(units, 0m);
        _carriedOver[meter] = units;
        return this;
    }

    /// <summary>What the period before left of the included quantity of a meter.</summary>
    internal decimal CarriedOver(string meter) => _carriedOver.GetValueOrDefault(meter);

    /// <summary>The items of a meter added up, in its unit; 0 where there are none.</summary>
    /// <param name="meter">The key of the meter.</param>
    /// <exception cref="NotExactException">No decimal holds the sum.</exception>
    public decimal QuantityOf(string meter)
    {
        var sum = 0m;
        foreach (var item in Items(meter)) sum = ExactDecimal.Add(sum, item.Quantity);
        return sum;
    }

    /// <summary>The meter that a quantity was given for, where it was given for a meter and not for a key.</summary>
    internal Meter? FindMeter(string meter) => _meters.GetValueOrDefault(meter);

    internal ReadOnlySpan<UsageItem> Items(string meter) =>
        _items.TryGetValue(meter, out var items) ? CollectionsMarshal.AsSpan(items) : [];

    private static bool Counts(CompiledUsageCharge use, DateTimeOffset time, ValueArray<Period> stretches)
    {
        foreach (var stretch in stretches)
        {
            if (use.Counts(time, stretch)) return true;
        }

        return false;
    }

    // Between the stretches the level is 0: it rises where one begins, and falls where it ends.
    private static void AddLevel(
        UsageCollector collector, UsageRecord change, Period period, ValueArray<Period> stretches)
    {
        foreach (var stretch in stretches)
        {
            if (change.Time >= stretch.ToExclusive) continue;
            collector.Add(change.Time < stretch.From ? change with { Time = stretch.From } : change);
            if (stretch.ToExclusive >= period.ToExclusive) continue;
            collector.Add(change with { Time = stretch.ToExclusive, Quantity = -change.Quantity });
        }
    }
}
