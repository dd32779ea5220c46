using System.Globalization;
using Monetize.Collections;
using Monetize.Metering;
using Monetize.Storage;
using Monetize.Testing.Conformance;
using Monetize.Testing.Generation;

namespace Monetize.Testing.Models;

/// <summary>
/// Random operations on a usage store, each compared with a naive list of records: appending in any batches and order,
/// duplicates, contradictions, late records, corrections, folding, restarts, several writers, and every question.
/// </summary>
/// <remarks>
/// One seed gives one sequence of operations on every machine. A failing seed is a test case of its own.
/// </remarks>
public sealed class UsageSimulation
{
    private readonly ulong _seed;
    private readonly Chance _chance;
    private readonly UsageWorld _world;
    private readonly UsageModel _model = new();
    private readonly List<(UsageWatermark Watermark, int Count)> _watermarks = [];

    private UsageSimulation(ulong seed)
    {
        _seed = seed;
        _chance = new Chance(seed);
        _world = new UsageWorld(_chance);
    }

    /// <summary>Runs a sequence of operations in an empty place.</summary>
    /// <param name="place">Where the store is opened, and opened again.</param>
    /// <param name="seed">What the sequence follows from.</param>
    /// <param name="operations">How many operations it has.</param>
    /// <exception cref="ConformanceException">
    /// The store and the list differ; the message names seed and operation.
    /// </exception>
    public static async Task RunAsync(IUsageStorePlace place, ulong seed, int operations)
    {
        ArgumentNullException.ThrowIfNull(place);
        var simulation = new UsageSimulation(seed);
        var store = await place.OpenAsync().ConfigureAwait(false);
        try
        {
            for (var i = 0; i < operations; i++)
            {
                if (place.IsDurable && simulation._chance.OneIn(25))
                {
                    await store.DisposeAsync().ConfigureAwait(false);
                    store = await place.OpenAsync().ConfigureAwait(false);
                }

                await simulation.StepAsync(store, i).ConfigureAwait(false);
            }

            await simulation.VerifyAsync(store, operations).ConfigureAwait(false);
        }
        finally
        {
            await store.DisposeAsync().ConfigureAwait(false);
        }
    }

    private Task StepAsync(IUsageStore store, int operation) => _chance.Below(10) switch
    {
        < 4 => AppendAsync(store, operation),
        4 => AppendAtOnceAsync(store, operation),
        5 => store.FoldAsync().AsTask(),
        6 => MarkAsync(store),
        7 => StreamAsync(store, operation),
        _ => SummarizeAsync(store, operation),
    };

    private async Task AppendAsync(IUsageStore store, int operation)
    {
        var batch = Batch(_chance.Below(13));
        var results = await store.AppendAsync(batch).ConfigureAwait(false);
        Compare(operation, "outcomes", batch.Select(_model.Append), results.Select(result => result.Outcome));
    }

    /// <summary>Several writers with the same records: each key is accepted by one of them.</summary>
    private async Task AppendAtOnceAsync(IUsageStore store, int operation)
    {
        var fresh = Enumerable.Range(0, 6).Select(_ => _world.Record()).ToList();
        var orders = Enumerable.Range(0, 3).Select(_ => _chance.Shuffle(fresh)).ToList();
        var results = await Task.WhenAll(orders.Select(order => Task.Run(
            async () => await store.AppendAsync(order).ConfigureAwait(false)))).ConfigureAwait(false);
        var accepted = results.SelectMany(result => result).Count(result => result.Outcome == RecordOutcome.Accepted);
        Compare(operation, "accepted by one writer of three", [fresh.Count], [accepted]);
        foreach (var record in fresh) _model.Append(record);
    }

    private async Task MarkAsync(IUsageStore store) =>
        _watermarks.Add((await store.GetWatermarkAsync().ConfigureAwait(false), _model.Count));

    private async Task SummarizeAsync(IUsageStore store, int operation)
    {
        var (watermark, count) = Watermark();
        var query = new UsageSummaryQuery
        {
            Meters =
                _chance.Shuffle(UsageWorld.Meters).Take(1 + _chance.Below(UsageWorld.Meters.Length)).ToValueArray(),
            Period = _chance.OneIn(3) ? Period.UtcMonth(2026, _chance.Between(9, 12)) : _world.Period(),
            Customers = Customers(),
            Until = watermark,
        };
        var found = new List<UsageSummary>();
        await foreach (var summary in store.SummarizeAsync(query).ConfigureAwait(false)) found.Add(summary);
        Compare(operation, $"summaries of {query.Period}", _model.Summarize(query, count), found);
    }

    private ValueArray<CustomerId>? Customers() => _chance.OneIn(2)
        ? Enumerable.Range(0, _chance.Between(1, 3)).Select(_ => _world.Customer()).ToValueArray()
        : null;

    private async Task StreamAsync(IUsageStore store, int operation)
    {
        var (until, untilCount) = Watermark();
        var (since, sinceCount) = _chance.OneIn(2) ? (null, 0) : Watermark();
        if (since is null) sinceCount = 0;
        var query = new UsageRecordQuery
        {
            Meters = _chance.OneIn(2) ? [] : [_world.AnyMeter().Key, _world.AnyMeter().Key],
            Period = _chance.OneIn(2) ? null : _world.Period(),
            Customer = _chance.OneIn(2) ? _world.Customer() : null,
            Since = since,
            Until = until,
        };
        var found = new List<UsageRecord>();
        await foreach (var record in store.StreamAsync(query).ConfigureAwait(false)) found.Add(record);
        Compare(operation, "records", _model.Stream(query, sinceCount, untilCount), found);
    }

    private async Task VerifyAsync(IUsageStore store, int operation)
    {
        await store.FoldAsync().ConfigureAwait(false);
        var verification = await store.VerifyAsync().ConfigureAwait(false);
        Compare(operation, "differences", [], verification.Differences);
        Compare(operation, "stored records", [_model.Count], [(int)verification.Records]);
    }

    /// <summary>One that was taken before, or none, which is now.</summary>
    private (UsageWatermark? Watermark, int Count) Watermark()
    {
        if (_watermarks.Count == 0 || _chance.OneIn(2)) return (null, _model.Count);
        var (watermark, count) = _watermarks[_chance.Below(_watermarks.Count)];
        return (watermark, count);
    }

    private List<UsageRecord> Batch(int size)
    {
        var batch = new List<UsageRecord>();
        for (var i = 0; i < size; i++)
        {
            var earlier = _model.Count + batch.Count == 0 ? null : Earlier(batch);
            batch.Add((earlier, _chance.Below(8)) switch
            {
                ({ } first, 0) => first,
                ({ } first, 1) => first with { Time = _world.Time() },
                ({ } first, 2) => _world.Contradiction(first),
                ({ } first, 3) => _world.Correction(first),
                _ => _world.Record(),
            });
        }

        return batch;
    }

    private UsageRecord Earlier(List<UsageRecord> batch)
    {
        var index = _chance.Below(_model.Count + batch.Count);
        return index < _model.Count ? _model.Records[index] : batch[index - _model.Count];
    }

    private void Compare<T>(int operation, string what, IEnumerable<T> expected, IEnumerable<T> found)
    {
        var (wanted, got) = (expected.ToList(), found.ToList());
        if (wanted.SequenceEqual(got)) return;
        var difference = Enumerable.Range(0, Math.Max(wanted.Count, got.Count))
            .First(i => i >= wanted.Count || i >= got.Count || !Equals(wanted[i], got[i]));
        throw new ConformanceException(string.Create(
            CultureInfo.InvariantCulture,
            $"Seed {_seed}, operation {operation}: {what} differ at {difference}: ")
            + $"expected {At(wanted, difference)}, found {At(got, difference)}.");
    }

    private static string At<T>(List<T> items, int index) => index < items.Count ? $"{items[index]}" : "nothing";
}
