using System.Diagnostics;
using Monetize.Benchmarks.Usage;
using Monetize.Storage;

namespace Monetize.Benchmarks.Ratios;

/// <summary>What the ratios of all stores have in common: their sizes, what a round does, and what a row says.</summary>
internal static class StoreRounds
{
    public const int Pairs = 9;
    public const int Batch = 10_000;
    public const int SmallBatch = 1_000;
    public const int ManyCustomers = 10_000;
    public const int FoldEvery = 100_000;
    public const int NoFold = int.MaxValue;

    /// <summary>Of a row that is reported, and judged by nobody: every figure is at least that.</summary>
    public const double NoBound = 0;

    public static int Records(bool isQuick) => isQuick ? 100_000 : 1_000_000;

    public static void Append(IUsageStore store, UsageRecord[] records, int batch)
    {
        foreach (var part in Batches(records, batch)) Wait(store.AppendAsync(part));
    }

    public static IEnumerable<ArraySegment<UsageRecord>> Batches(UsageRecord[] records, int batch)
    {
        for (var from = 0; from < records.Length; from += batch)
        {
            yield return new ArraySegment<UsageRecord>(records, from, Math.Min(batch, records.Length - from));
        }
    }

    /// <summary>Reads the totals of everybody in the month.</summary>
    public static void Totals(IUsageStore store)
    {
        var query = new UsageSummaryQuery { Meters = [.. StoreWorkload.AllMeters], Period = StoreWorkload.Month };
        if (Wait(store.SummarizeAsync(query).CountAsync()) == 0)
        {
            throw new InvalidOperationException("There are no totals.");
        }
    }

    public static void Close(IUsageStore store) => store.DisposeAsync().AsTask().GetAwaiter().GetResult();

    /// <summary>How long something takes, in seconds.</summary>
    public static double Time(Action work)
    {
        var start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    public static T Wait<T>(ValueTask<T> task) => task.AsTask().GetAwaiter().GetResult();

    public static Ratio Row(
        string id, string name, double value, double limit, double spread, string better = "higher", bool hard = false)
        => new()
        {
            Id = id,
            Name = name,
            Value = value,
            Limit = limit,
            Better = better,
            Unit = "ratio",
            Hard = hard,
            Spread = spread,
        };
}
