using System.Globalization;
using Monetize.Metering;
using Monetize.Storage;

namespace Monetize.PostgreSql.Tests;

/// <summary>Records of one meter in November 2026, and short questions about them.</summary>
internal static class Sample
{
    public static readonly Meter Words = Meter.Sum("words", Unit.Word);
    public static readonly Period November = Period.UtcMonth(2026, 11);

    public static UsageRecord Record(string key, decimal quantity = 1m, DateTimeOffset? time = null) => new()
    {
        Key = IdempotencyKey.Of(key),
        Customer = CustomerId.Of("ada"),
        Meter = Words.Key,
        Quantity = quantity,
        Time = time ?? new DateTimeOffset(2026, 11, 10, 12, 0, 0, TimeSpan.Zero),
    };

    public static UsageRecord[] Records(int count, string prefix) =>
    [
        .. Enumerable.Range(0, count).Select(i => Record(
            string.Create(CultureInfo.InvariantCulture, $"{prefix}-{i}"), 1m, November.From.AddMinutes(i % 40_000))),
    ];

    public static async Task<decimal> QuantityAsync(
        this IUsageStore store, Period? period = null, UsageWatermark? until = null)
    {
        var query = new UsageSummaryQuery { Meters = [Words], Period = period ?? November, Until = until };
        var total = 0m;
        await foreach (var summary in store.SummarizeAsync(query)) total += summary.Quantity;
        return total;
    }

    public static async Task<List<UsageRecord>> RecordsAsync(this IUsageStore store)
    {
        var records = new List<UsageRecord>();
        await foreach (var record in store.StreamAsync(new UsageRecordQuery())) records.Add(record);
        return records;
    }

    public static IEnumerable<RecordOutcome> Outcomes(this IEnumerable<RecordResult> results) =>
        results.Select(result => result.Outcome);
}
