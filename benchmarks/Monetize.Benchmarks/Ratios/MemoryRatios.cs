using Monetize.Benchmarks.References;
using Monetize.Benchmarks.Usage;
using Monetize.Storage;

namespace Monetize.Benchmarks.Ratios;

/// <summary>I6: the store in memory beside what one would write by hand.</summary>
public sealed class MemoryRatios(bool isQuick)
{
    private const int Batch = 1_000;

    private readonly int _records = isQuick ? 100_000 : 1_000_000;

    public IEnumerable<(string Id, Func<Ratio> Measure)> Rows()
    {
        yield return ("I6", () => Compare("I6", "dictionary, list and day totals / the store in memory", 0.6, ByHand));
        yield return ("I6.concurrent", () => Compare(
            "I6.concurrent", "concurrent dictionaries / the store in memory", 4, ByConcurrentDictionaries));
    }

    private Ratio Compare(string id, string name, double limit, Action<UsageRecord[]> reference)
    {
        var records = new StoreWorkload(customers: 10_000).Records(0, _records, _records);
        var (quotient, spread) = Measurement.Compare(
            () => Store(records), () => reference(records), pairs: 9, TimeSpan.FromSeconds(2));
        return new Ratio
        {
            Id = id,
            Name = name,
            Value = 1 / quotient,
            Limit = limit,
            Better = "higher",
            Unit = "ratio",
            Hard = false,
            Spread = spread,
        };
    }

    private static void Store(UsageRecord[] records)
    {
        var store = new InMemoryUsageStore();
        foreach (var batch in Batches(records)) store.AppendAsync(batch).AsTask().GetAwaiter().GetResult();
    }

    private static void ByHand(UsageRecord[] records)
    {
        var store = new ByHandMemory();
        foreach (var batch in Batches(records)) store.Add(batch);
        if (store.Count != records.Length) throw new InvalidOperationException("Records are missing.");
    }

    private static void ByConcurrentDictionaries(UsageRecord[] records)
    {
        var store = new ConcurrentByHand();
        foreach (var batch in Batches(records)) store.Add(batch);
        if (store.Count != records.Length) throw new InvalidOperationException("Records are missing.");
    }

    private static IEnumerable<ArraySegment<UsageRecord>> Batches(UsageRecord[] records)
    {
        for (var from = 0; from < records.Length; from += Batch)
        {
            yield return new ArraySegment<UsageRecord>(records, from, Math.Min(Batch, records.Length - from));
        }
    }
}
