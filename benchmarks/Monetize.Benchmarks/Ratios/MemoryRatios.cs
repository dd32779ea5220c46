using Monetize.Benchmarks.References;
using Monetize.Benchmarks.Usage;
using Monetize.Storage;
using static Monetize.Benchmarks.Ratios.StoreRounds;

namespace Monetize.Benchmarks.Ratios;

/// <summary>I6: the store in memory beside what one would write by hand, and both beside concurrent dictionaries.</summary>
public sealed class MemoryRatios(bool isQuick)
{
    private readonly int _records = StoreRounds.Records(isQuick);

    public IEnumerable<(string Id, Func<Ratio> Measure)> Rows()
    {
        yield return ("I6", () => Compare("I6", "dictionary, list and day totals / the store in memory", 0.6, ByHand));
        yield return ("I6.concurrent", () => Compare(
            "I6.concurrent", "concurrent dictionaries / the store in memory", 0, ByConcurrentDictionaries));
        yield return ("I6.by_hand", ByHandBesideDictionaries);
    }

    private Ratio Compare(string id, string name, double limit, Action<UsageRecord[]> reference) =>
        Compare(id, name, limit, Store, reference);

    /// <summary>What any store can reach beside dictionaries that do the same: its own reference. No bound.</summary>
    private Ratio ByHandBesideDictionaries() => Compare(
        "I6.by_hand", "concurrent dictionaries / dictionary, list and day totals", 0, ByHand, ByConcurrentDictionaries);

    private Ratio Compare(
        string id, string name, double limit, Action<UsageRecord[]> subject, Action<UsageRecord[]> reference)
    {
        var records = new StoreWorkload(ManyCustomers).Records(0, _records, _records);
        var (quotient, spread) = Measurement.Compare(
            () => subject(records), () => reference(records), Pairs, TimeSpan.FromSeconds(2));
        return Row(id, name, 1 / quotient, limit, spread);
    }

    private static void Store(UsageRecord[] records) =>
        StoreRounds.Append(new InMemoryUsageStore(), records, SmallBatch);

    private static void ByHand(UsageRecord[] records)
    {
        var store = new ByHandMemory();
        foreach (var batch in Batches(records, SmallBatch)) store.Add(batch);
        if (store.Count != records.Length) throw new InvalidOperationException("Records are missing.");
    }

    private static void ByConcurrentDictionaries(UsageRecord[] records)
    {
        var store = new ConcurrentByHand();
        foreach (var batch in Batches(records, SmallBatch)) store.Add(batch);
        if (store.Count != records.Length) throw new InvalidOperationException("Records are missing.");
    }
}
