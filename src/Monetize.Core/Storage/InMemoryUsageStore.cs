using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Monetize.Collections;
using Monetize.Metering;

namespace Monetize.Storage;

/// <summary>Usage in memory, for tests and demonstrations: it is gone when the process ends.</summary>
/// <remarks>
/// Keeps the contract of <see cref="IUsageStore"/> but for durability. Memory grows with the number of records. One
/// lock guards everything, so a summary is made under it.
/// </remarks>
public sealed class InMemoryUsageStore : IUsageStore
{
    /// <summary>What it says when it is made.</summary>
    private const string Notice = "Usage is kept in memory only: it is gone when the process ends.";

    private readonly Lock _lock = new();
    private readonly Dictionary<string, StoredRecord> _records = new(StringComparer.Ordinal);
    private readonly Dictionary<CustomerId, Dictionary<UsageSeries, StoredSeries>> _customers = [];
    private readonly Dictionary<(string Key, string Code), RejectedUsage> _rejections = [];
    private long _position;

    /// <summary>Starts empty, and says that nothing of it will stay.</summary>
    /// <param name="say">Told once, such as <c>Console.Error.WriteLine</c> or a logger; nobody where null.</param>
    public InMemoryUsageStore(Action<string>? say = null) => say?.Invoke(Notice);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<RecordResult>> AppendAsync(
        IReadOnlyList<UsageRecord> records, CancellationToken cancellationToken = default)
    {
        UsageBatch.Check(records);
        cancellationToken.ThrowIfCancellationRequested();
        var results = new RecordResult[records.Count];
        lock (_lock)
        {
            for (var i = 0; i < results.Length; i++) results[i] = Append(records[i]);
        }

        return new ValueTask<IReadOnlyList<RecordResult>>(results);
    }

    /// <inheritdoc/>
    public ValueTask RejectAsync(
        IReadOnlyList<RejectedUsage> rejections, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rejections);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            foreach (var rejection in rejections)
            {
                _rejections.TryAdd((rejection.Record.Key.Value ?? "", rejection.Code), rejection);
            }
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<UsageSummary> SummarizeAsync(
        UsageSummaryQuery query, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        await Task.CompletedTask.ConfigureAwait(false);
        List<UsageSummary> summaries;
        lock (_lock) summaries = Summarize(query);
        foreach (var summary in summaries)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return summary;
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<UsageRecord> StreamAsync(
        UsageRecordQuery query, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        await Task.CompletedTask.ConfigureAwait(false);
        UsageRecord[] records;
        lock (_lock)
        {
            records =
            [
                .. _records.Values
                    .Where(stored => IsAsked(query, stored))
                    .Select(stored => stored.Record)
                    .OrderBy(record => record.Customer.Value, TextOrder.Instance)
                    .ThenBy(record => record.Meter, TextOrder.Instance)
                    .ThenBy(record => record.Time)
                    .ThenBy(record => record.Key.Value, TextOrder.Instance),
            ];
        }

        foreach (var record in records)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return record;
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<RejectedUsage> StreamRejectionsAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        RejectedUsage[] rejections;
        lock (_lock)
        {
            rejections =
            [
                .. _rejections
                    .OrderBy(entry => entry.Key.Key, TextOrder.Instance)
                    .ThenBy(entry => entry.Key.Code, TextOrder.Instance)
                    .Select(entry => entry.Value),
            ];
        }

        foreach (var rejection in rejections)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return rejection;
        }
    }

    /// <inheritdoc/>
    public ValueTask<UsageWatermark> GetWatermarkAsync(CancellationToken cancellationToken = default)
    {
        lock (_lock) return ValueTask.FromResult(new UsageWatermark(_position));
    }

    /// <summary>Nothing waits here: records are folded as they are added.</summary>
    /// <param name="cancellationToken">Not used.</param>
    public ValueTask<long> FoldAsync(CancellationToken cancellationToken = default) => ValueTask.FromResult(0L);

    /// <inheritdoc/>
    public ValueTask<UsageVerification> VerifyAsync(CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            var differences = _customers.Values
                .SelectMany(series => series)
                .Where(series => !series.Value.AddsUp())
                .Select(series => $"The days of {series.Key.Customer} on {series.Key.Meter} do not add up.")
                .Take(100);
            return ValueTask.FromResult(new UsageVerification
            {
                Records = _records.Count,
                Folded = _records.Count,
                Rejections = _rejections.Count,
                DanglingCorrections = _records.Values
                    .Count(stored => stored.Record.Corrects is { } key && !_records.ContainsKey(key.Value)),
                MisdirectedCorrections = _records.Values.Count(stored => IsMisdirected(stored.Record)),
                Differences = differences.ToValueArray(),
            });
        }
    }

    /// <summary>Nothing to close.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private bool IsMisdirected(UsageRecord record) => record.Corrects is { } key
        && _records.TryGetValue(key.Value, out var corrected)
        && (corrected.Record.Customer != record.Customer || corrected.Record.Meter != record.Meter);

    private RecordResult Append(UsageRecord record)
    {
        ref var stored = ref CollectionsMarshal.GetValueRefOrAddDefault(_records, record.Key.Value, out var isKnown);
        if (isKnown) return UsageBatch.Compare(stored!.Record, record);
        stored = new StoredRecord(record, _position++);
        ref var customer = ref CollectionsMarshal.GetValueRefOrAddDefault(_customers, record.Customer, out _);
        customer ??= [];
        ref var series = ref CollectionsMarshal.GetValueRefOrAddDefault(customer, UsageSeries.Of(record), out _);
        series ??= new StoredSeries();
        series.Add(stored);
        return RecordResult.Accepted;
    }

    private List<UsageSummary> Summarize(UsageSummaryQuery query)
    {
        IEnumerable<CustomerId> customers = query.Customer is { } only
            ? [only]
            : _customers.Keys.OrderBy(customer => customer.Value, TextOrder.Instance);
        var until = query.Until?.Position ?? long.MaxValue;
        var summaries = new List<UsageSummary>();
        foreach (var customer in customers)
        {
            if (!_customers.TryGetValue(customer, out var all)) continue;
            foreach (var meter in query.Meters)
            {
                var builder = new UsageSummaryBuilder(customer, meter, query.Period);
                foreach (var (series, stored) in all)
                {
                    if (series.Meter == meter.Key) stored.Feed(builder, series, query.Period, until);
                }

                if (builder.Build() is { } summary) summaries.Add(summary);
            }
        }

        return summaries;
    }

    private static bool IsAsked(UsageRecordQuery query, StoredRecord stored) =>
        (query.Customer is not { } customer || stored.Record.Customer == customer)
        && (query.Meters.Count == 0 || query.Meters.Contains(stored.Record.Meter))
        && (query.Period is not { } period || period.Contains(stored.Record.Time))
        && (query.Since is not { } since || stored.Position >= since.Position)
        && (query.Until is not { } until || stored.Position < until.Position);

    private sealed record StoredRecord(UsageRecord Record, long Position);

    /// <summary>The records of a series, and their states by day.</summary>
    private sealed class StoredSeries
    {
        private readonly List<StoredRecord> _records = [];
        private readonly Dictionary<UsageDay, UsageState> _days = [];

        public void Add(StoredRecord stored)
        {
            _records.Add(stored);
            ref var day = ref CollectionsMarshal.GetValueRefOrAddDefault(_days, UsageDay.Of(stored.Record.Time), out _);
            day = day.With(stored.Record);
        }

        /// <summary>Whole days come from their states, the days at the edges from the records.</summary>
        public void Feed(UsageSummaryBuilder builder, UsageSeries series, Period period, long until)
        {
            var isCut = _records.Count > 0 && _records[^1].Position >= until;
            var days = isCut || builder.NeedsRecords ? default : UsageDay.Whole(period);
            foreach (var (day, state) in _days)
            {
                if (days.Contains(day)) builder.Add(series.Dimensions, state);
            }

            foreach (var (record, position) in _records)
            {
                if (position >= until) break;
                if (builder.NeedsRecords && record.Time < period.From)
                {
                    builder.Carry(series.Dimensions, Monetary.ExactSum.Of(record.Quantity));
                }
                else if (!days.Contains(UsageDay.Of(record.Time)))
                {
                    builder.Add(
                        series.Dimensions, record.Quantity, record.Time, record.Key.Value, record.Corrects is not null);
                }
            }
        }

        public bool AddsUp() => _records
            .GroupBy(stored => UsageDay.Of(stored.Record.Time))
            .All(day => _days[day.Key] == StateOf(day));

        private static UsageState StateOf(IEnumerable<StoredRecord> records) =>
            records.Aggregate(default(UsageState), (state, stored) => state.With(stored.Record));
    }
}
