using Monetize.Benchmarks.References;
using Monetize.Benchmarks.Usage;
using static Monetize.Benchmarks.Ratios.StoreRounds;

namespace Monetize.Benchmarks.Ratios;

/// <summary>
/// I1, I3, I7, I8 and the reading half of B3 on SQLite: each beside the raw statement on the same disk.
/// </summary>
public sealed class SqliteRatios(bool isQuick)
{
    private const int FewCustomers = 100;

    private readonly int _records = StoreRounds.Records(isQuick);

    public IEnumerable<(string Id, Func<Ratio> Measure)> Rows()
    {
        yield return ("I1", () => Append("I1", ManyCustomers, Batch));
        yield return ("I1.1000", () => Append("I1.1000", ManyCustomers, SmallBatch));
        yield return ("I1.few", () => Append("I1.few", FewCustomers, Batch));
        yield return ("I3", () => Fold("I3", ManyCustomers, 0.35));
        yield return ("I3.few", () => Fold("I3.few", FewCustomers, 0.7));
        yield return ("I7", Replay);
        yield return ("I8", Bytes);
        yield return ("B3.sqlite", Read);
        yield return ("G.ordered", () => Growth("G.ordered", areKeysOrdered: true));
        yield return ("G.random", () => Growth("G.random", areKeysOrdered: false));
    }

    private Ratio Append(string id, int customers, int batch)
    {
        var work = new StoreWorkload(customers);
        var records = work.Records(0, _records, _records);
        var (quotient, spread) = Files(
            path => Write(path, records, batch, NoFold), path => Raw(path, records, batch));
        var name = $"raw loop over the same schema / append in batches of {batch}, {customers * 3} series";
        return Row(id, name, 1 / quotient, 0.8, spread);
    }

    private Ratio Fold(string id, int customers, double limit)
    {
        var work = new StoreWorkload(customers);
        var records = work.Records(0, _records, _records);
        var (quotient, spread) = Files(
            path => Write(path, records, Batch, FoldEvery), path => Write(path, records, Batch, NoFold));
        return Row(id, $"append / append and fold, {customers * 3} series", 1 / quotient, limit, spread);
    }

    private Ratio Replay()
    {
        var records = new StoreWorkload(ManyCustomers).Records(0, _records, _records);
        using var folder = new ScratchFolder();
        Write(folder.Next(), records, Batch, NoFold);
        var full = folder.Last;
        var (quotient, spread) = Measurement.Compare(
            () => Write(full, records, Batch, NoFold),
            () => Write(folder.Next(), records, Batch, NoFold),
            Pairs,
            TimeSpan.Zero);
        if (Count(full) != _records) throw new InvalidOperationException("A replay has added records.");
        return Row("I7", "first time / the same records again", 1 / quotient, 0.7, spread);
    }

    private Ratio Bytes()
    {
        var records = new StoreWorkload(ManyCustomers).Records(0, _records, _records);
        using var folder = new ScratchFolder();
        Write(folder.Next(), records, Batch, NoFold);
        var ours = new FileInfo(folder.Last).Length;
        Raw(folder.Next(), records, Batch);
        var raw = new FileInfo(folder.Last).Length;
        Write(folder.Next(), records, Batch, FoldEvery);
        var folded = new FileInfo(folder.Last).Length;
        var name = FormattableString.Invariant(
            $"bytes a record {ours / _records} / raw {raw / _records}; with summaries {folded / _records}");
        return Row("I8", name, ours / (double)raw, 1.1, 0, "lower", hard: true);
    }

    /// <summary>Ten times the events of the same customers, and the totals of all of them.</summary>
    private Ratio Read()
    {
        using var folder = new ScratchFolder();
        var small = Filled(folder.Next(), _records);
        var large = Filled(folder.Next(), 10 * _records);
        var (quotient, spread) =
            Measurement.Compare(() => Totals(large), () => Totals(small), Pairs, TimeSpan.FromSeconds(1));
        Close(small);
        Close(large);
        return Row("B3.sqlite", "totals of everybody, ten times the events", quotient, 1.15, spread, "lower");
    }

    /// <summary>The rate at ten times the size beside the rate at the start. Reported; no bound.</summary>
    private Ratio Growth(string id, bool areKeysOrdered)
    {
        var work = new StoreWorkload(ManyCustomers, areKeysOrdered);
        using var folder = new ScratchFolder();
        var path = folder.Next();
        var (first, last) = (0d, 0d);
        for (var tenth = 0; tenth < 10; tenth++)
        {
            var records = work.Records(tenth * _records, _records, 10 * _records);
            var start = System.Diagnostics.Stopwatch.GetTimestamp();
            Write(path, records, Batch, NoFold);
            last = System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalSeconds;
            if (tenth == 0) first = last;
        }

        var keys = areKeysOrdered ? "ordered" : "random";
        var name =
            FormattableString.Invariant($"rate from {9 * _records:N0} to {10 * _records:N0} rows / first, {keys} keys");
        return Row(id, name, first / last, 0, 0);
    }

    private static SqliteUsageStore Filled(string path, int records)
    {
        var work = new StoreWorkload(ManyCustomers);
        for (var from = 0; from < records; from += FoldEvery)
        {
            Write(path, work.Records(from, Math.Min(FoldEvery, records - from), records), Batch, FoldEvery);
        }

        return Open(path, FoldEvery);
    }

    private static (double Quotient, double Spread) Files(Action<string> subject, Action<string> reference)
    {
        using var folder = new ScratchFolder();
        return Measurement.Compare(
            () => subject(folder.Next()), () => reference(folder.Next()), Pairs, TimeSpan.FromMilliseconds(1));
    }

    private static SqliteUsageStore Open(string path, int foldEvery) =>
        Wait(SqliteUsageStore.OpenAsync(path, new SqliteStoreOptions { FoldEvery = foldEvery }));

    private static void Write(string path, UsageRecord[] records, int batch, int foldEvery)
    {
        var store = Open(path, foldEvery);
        StoreRounds.Append(store, records, batch);
        Close(store);
    }

    // The schema is the store's own; what follows is by hand.
    private static void Raw(string path, UsageRecord[] records, int batch)
    {
        Close(Open(path, NoFold));
        RawSqlite.Write(path, records, batch);
    }

    private static long Count(string path)
    {
        var store = Open(path, NoFold);
        var count = Wait(store.StreamAsync(new()).LongCountAsync());
        Close(store);
        return count;
    }
}
