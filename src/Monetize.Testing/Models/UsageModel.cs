using Monetize.Collections;
using Monetize.Metering;
using Monetize.Monetary;
using Monetize.Storage;

namespace Monetize.Testing.Models;

/// <summary>What a usage store must say, the naive way: a list of records that is walked for every question.</summary>
internal sealed class UsageModel
{
    private readonly List<UsageRecord> _records = [];
    private readonly Dictionary<IdempotencyKey, UsageRecord> _byKey = [];

    /// <summary>How many records are counted. It serves as a watermark too.</summary>
    public int Count => _records.Count;

    public IReadOnlyList<UsageRecord> Records => _records;

    public RecordOutcome Append(UsageRecord record)
    {
        if (_byKey.TryGetValue(record.Key, out var first))
        {
            return record with { Time = first.Time } == first ? RecordOutcome.Duplicate : RecordOutcome.Conflict;
        }

        _byKey.Add(record.Key, record);
        _records.Add(record);
        return RecordOutcome.Accepted;
    }

    public List<UsageSummary> Summarize(UsageSummaryQuery query, int until) =>
    [
        .. _records.Take(until)
            .Select(record => record.Customer)
            .Distinct()
            .Where(customer => query.Customers is not { } asked || asked.Contains(customer))
            .OrderBy(customer => customer.Value, TextOrder.Instance)
            .SelectMany(customer => query.Meters.Select(meter => Summary(customer, meter, query.Period, until)))
            .Where(summary => summary is not null)
            .Select(summary => summary!),
    ];

    public List<UsageRecord> Stream(UsageRecordQuery query, int since, int until) =>
    [
        .. _records.Take(until)
            .Skip(since)
            .Where(record => query.Customer is null || query.Customer == record.Customer)
            .Where(record => query.Meters.Count == 0 || query.Meters.Contains(record.Meter))
            .Where(record => query.Period is not { } period || period.Contains(record.Time))
            .OrderBy(record => record.Customer.Value, TextOrder.Instance)
            .ThenBy(record => record.Meter, TextOrder.Instance)
            .ThenBy(record => record.Time)
            .ThenBy(record => record.Key.Value, TextOrder.Instance),
    ];

    private UsageSummary? Summary(CustomerId customer, Meter meter, Period period, int until)
    {
        var isLevel = meter.Aggregation == Aggregation.WeightedSum;
        var mine = _records.Take(until)
            .Where(record => record.Customer == customer && record.Meter == meter.Key)
            .Where(record => record.Time < period.ToExclusive && (isLevel || record.Time >= period.From))
            .ToList();
        var cells = mine
            .GroupBy(record => record.Dimensions)
            .Select(cell => Cell(cell.Key, meter, period, [.. cell]))
            .Where(cell => cell.Records > 0 || (isLevel && Carried(mine, period, cell.Dimensions) != default))
            .OrderBy(cell => DimensionText.Write(cell.Dimensions), TextOrder.Instance)
            .ToValueArray();
        if (cells.Count == 0) return null;
        return new UsageSummary
        {
            Customer = customer,
            Meter = meter.Key,
            Quantity = Quantity(meter, period, mine),
            Records = cells.Sum(cell => cell.Records),
            Cells = cells,
        };
    }

    private static UsageCell Cell(ValueMap dimensions, Meter meter, Period period, List<UsageRecord> records) =>
        new(dimensions, Quantity(meter, period, records), records.Count(record => period.Contains(record.Time)));

    private static decimal Quantity(Meter meter, Period period, List<UsageRecord> records) =>
        UsageAggregation.Quantity(
            meter, records, period, Sum(records.Where(record => record.Time < period.From)).ToDecimal());

    private static ExactSum Carried(IEnumerable<UsageRecord> records, Period period, ValueMap dimensions) =>
        Sum(records.Where(record => record.Time < period.From && record.Dimensions == dimensions));

    private static ExactSum Sum(IEnumerable<UsageRecord> records) =>
        records.Aggregate(default(ExactSum), (sum, record) => sum.Add(record.Quantity));
}
