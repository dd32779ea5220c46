using Monetize.CrashTests.Work;
using Monetize.Metering;
using Monetize.Storage;

namespace Monetize.CrashTests.Campaigns;

/// <summary>What a store must hold after whatever happened to it.</summary>
internal static class StoreCheck
{
    /// <summary>Checks a store in which batches were recorded one after the other.</summary>
    /// <param name="store">The store, opened again.</param>
    /// <param name="acknowledged">How many batches were acknowledged: at least those must be there.</param>
    /// <param name="sent">How many batches were sent: no others may be there.</param>
    /// <returns>What is wrong; nothing where all is well.</returns>
    public static async Task<List<string>> FindAsync(IUsageStore store, int acknowledged, int sent)
    {
        var faults = new List<string>();
        var records = new List<UsageRecord>();
        await foreach (var record in store.StreamAsync(new UsageRecordQuery())) records.Add(record);
        var keys = records.Select(record => record.Key).ToHashSet();
        if (keys.Count != records.Count) faults.Add($"{records.Count - keys.Count} records are stored twice");
        var lost = Enumerable.Range(0, acknowledged * CrashWork.RecordsPerBatch)
            .Count(number => !keys.Contains(CrashWork.Record(number).Key));
        if (lost > 0) faults.Add($"{lost} acknowledged records are lost");
        var rest = records.Count - (acknowledged * CrashWork.RecordsPerBatch);
        if (rest < 0 || rest % CrashWork.RecordsPerBatch != 0) faults.Add("a batch is stored in part");
        if (rest > (sent - acknowledged) * CrashWork.RecordsPerBatch) faults.Add("more is stored than was sent");
        if (records.Any(record => record != CrashWork.Record(NumberOf(record)))) faults.Add("a record has changed");
        faults.AddRange(await TotalFaultsAsync(store, records));
        return faults;
    }

    private static int NumberOf(UsageRecord record) => int.Parse(
        record.Key.Value["record-".Length..], System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<List<string>> TotalFaultsAsync(IUsageStore store, List<UsageRecord> records)
    {
        var verification = await store.VerifyAsync();
        var faults = verification.Differences.ToList();
        var query = new UsageSummaryQuery { Meters = [.. CrashWork.Meters], Period = CrashWork.Period };
        var found = new Dictionary<(CustomerId, string), decimal>();
        await foreach (var summary in store.SummarizeAsync(query))
        {
            found.Add((summary.Customer, summary.Meter), summary.Quantity);
        }

        foreach (var meter in CrashWork.Meters)
        {
            foreach (var mine in records.Where(record => record.Meter == meter.Key).GroupBy(record => record.Customer))
            {
                var expected = UsageAggregation.Quantity(meter, mine, CrashWork.Period);
                if (found.GetValueOrDefault(
                    (mine.Key, meter.Key)) != expected) faults.Add($"{mine.Key} on {meter} differs");
            }
        }

        return faults;
    }
}
