using Monetize.Benchmarks.Usage;
using Monetize.TestSupport.Postgres;
using static Monetize.Benchmarks.Ratios.StoreRounds;

namespace Monetize.Benchmarks.Ratios;

/// <summary>
/// I4, I5, I7, I8 and the reading half of B3 on PostgreSQL: each beside statements by hand on the same server, over the
/// same schema. The server starts with the first row that is measured.
/// </summary>
public sealed class PostgreSqlRatios(bool isQuick) : IDisposable
{
    private const int CopyBatch = 100_000;

    private readonly int _records = StoreRounds.Records(isQuick);
    private readonly StoreWorkload _work = new(ManyCustomers);
    private readonly Lazy<PostgresServer> _server = new(() => new PostgresServer());

    /// <summary>None where there is no server.</summary>
    public IEnumerable<(string Id, Func<Ratio> Measure)> Rows()
    {
        if (PostgresServer.WhyNotHere() is not null) yield break;
        yield return ("I4", () => Append("I4", Batch));
        yield return ("I4.1000", () => Append("I4.1000", SmallBatch));
        yield return ("I4.copy", Copy);
        yield return ("I5", Fold);
        yield return ("I7.postgresql", Replay);
        yield return ("I8.postgresql", Bytes);
        yield return ("B3.postgresql", Read);
    }

    public void Dispose()
    {
        if (_server.IsValueCreated) _server.Value.Dispose();
    }

    private Ratio Append(string id, int batch) => ByHand(
        id,
        $"raw unnest over the same schema / append in batches of {batch}",
        0.85,
        (store, records) => StoreRounds.Append(store, records, batch),
        (raw, records, series) => raw.Write(records, series, batch));

    private Ratio Copy() => ByHand(
        "I4.copy",
        $"raw COPY and merge over the same schema / backfill in batches of {CopyBatch}",
        0.75,
        (store, records) =>
        {
            foreach (var part in Batches(records, CopyBatch)) Wait(store.BackfillAsync(part));
        },
        (raw, records, series) => raw.Merge(records, series, CopyBatch));

    private Ratio ByHand(
        string id,
        string name,
        double limit,
        Action<PostgreSqlUsageStore, UsageRecord[]> subject,
        Func<References.RawPostgres, UsageRecord[], long[], int> reference)
    {
        using var schema = new ScratchSchema(_server.Value.ConnectionString);
        var records = _work.Records(0, _records, _records);
        var store = schema.Open(records, NoFold);
        var series = schema.SeriesOf(records);
        using var raw = schema.ByHand();
        var (quotient, spread) = Measurement.Compare(
            () => subject(store, records),
            () =>
            {
                if (reference(raw, records, series) != _records) throw new InvalidOperationException("Records are missing.");
            },
            Pairs,
            TimeSpan.FromMilliseconds(1),
            schema.Clear);
        Close(store);
        return Row(id, name, 1 / quotient, limit, spread);
    }

    private Ratio Fold()
    {
        using var schema = new ScratchSchema(_server.Value.ConnectionString);
        var records = _work.Records(0, _records, _records);
        var folding = schema.Open(records, FoldEvery);
        var plain = schema.Open(records, NoFold);
        var (quotient, spread) = Measurement.Compare(
            () => StoreRounds.Append(folding, records, Batch),
            () => StoreRounds.Append(plain, records, Batch),
            Pairs,
            TimeSpan.FromMilliseconds(1),
            schema.Clear);
        schema.Clear();
        StoreRounds.Append(folding, records, Batch);
        var folded = Wait(folding.VerifyAsync()).Folded;
        Close(folding);
        Close(plain);
        if (folded != _records) throw new InvalidOperationException($"Of {_records} records {folded} are folded.");
        return Row("I5", $"append / append and fold, {ManyCustomers * 3} series", 1 / quotient, 0.4, spread);
    }

    private Ratio Replay()
    {
        using var full = new ScratchSchema(_server.Value.ConnectionString);
        using var fresh = new ScratchSchema(_server.Value.ConnectionString);
        var records = _work.Records(0, _records, _records);
        var again = full.Open(records, NoFold);
        var first = fresh.Open(records, NoFold);
        StoreRounds.Append(again, records, Batch);
        var (quotient, spread) = Measurement.Compare(
            () => StoreRounds.Append(again, records, Batch),
            () => StoreRounds.Append(first, records, Batch),
            Pairs,
            TimeSpan.FromMilliseconds(1),
            fresh.Clear);
        Close(again);
        Close(first);
        if (full.Count() != _records) throw new InvalidOperationException("A replay has added records.");
        return Row("I7.postgresql", "first time / the same records again", 1 / quotient, 0.7, spread);
    }

    private Ratio Bytes()
    {
        using var schema = new ScratchSchema(_server.Value.ConnectionString);
        var records = _work.Records(0, _records, _records);
        var store = schema.Open(records, FoldEvery);
        using (var byHand = schema.ByHand()) byHand.Write(records, schema.SeriesOf(records), Batch);
        var raw = schema.Bytes().Records;
        schema.Clear();
        StoreRounds.Append(store, records, Batch);
        var (ours, summaries) = schema.Bytes();
        Close(store);
        var name = FormattableString.Invariant(
            $"bytes a record {ours / _records} / raw {raw / _records}; with summaries {(ours + summaries) / _records}");
        return Row("I8.postgresql", name, ours / (double)raw, 1.1, 0, "lower", hard: true);
    }

    /// <summary>Ten times the events of the same customers, and the totals of all of them.</summary>
    private Ratio Read()
    {
        using var few = new ScratchSchema(_server.Value.ConnectionString);
        using var many = new ScratchSchema(_server.Value.ConnectionString);
        var small = Filled(few, _records);
        var large = Filled(many, 10 * _records);
        var (quotient, spread) =
            Measurement.Compare(() => Totals(large), () => Totals(small), Pairs, TimeSpan.FromSeconds(1));
        Close(small);
        Close(large);
        return Row("B3.postgresql", "totals of everybody, ten times the events", quotient, 1.15, spread, "lower");
    }

    private PostgreSqlUsageStore Filled(ScratchSchema schema, int records)
    {
        var store = schema.Open(_work.Records(0, FoldEvery, FoldEvery), FoldEvery);
        for (var from = 0; from < records; from += FoldEvery)
        {
            StoreRounds.Append(store, _work.Records(from, FoldEvery, records), Batch);
        }

        schema.Vacuum();
        return store;
    }
}
