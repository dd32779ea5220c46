using System.Runtime.CompilerServices;
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
    private readonly StoredUsage _usage = new();
    private readonly Dictionary<string, RejectedUsage> _rejections = [];

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
            for (var i = 0; i < results.Length; i++) results[i] = _usage.Append(records[i]);
        }

        return new ValueTask<IReadOnlyList<RecordResult>>(results);
    }

    /// <inheritdoc/>
    public ValueTask<BoundedAppend> AppendWithinAsync(
        UsageRecord record, UsageBound bound, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(bound);
        var query = bound.QueryFor(record);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            var used = Summarize(query).FirstOrDefault()?.Quantity ?? 0m;
            if (_usage.Find(record.Key) is { } first)
            {
                return ValueTask.FromResult(new BoundedAppend(UsageBatch.Compare(first, record), used));
            }

            var with = Builder(query, record.Customer, bound.Meter);
            with.Add(record.Dimensions, record.Quantity, record.Time, record.Key.Value, record.Corrects is not null);
            var quantity = with.Build()!.Quantity;
            return ValueTask.FromResult(bound.Allows(quantity)
                ? new BoundedAppend(_usage.Append(record), quantity)
                : new BoundedAppend(null, used));
        }
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
                _rejections.TryAdd(UsageRecordJson.IdentityOf(rejection), rejection);
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
                .. _usage.Records
                    .Where((record, position) => IsAsked(query, record, position))
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
                    .OrderBy(entry => entry.Value.Record.Key.Value ?? "", TextOrder.Instance)
                    .ThenBy(entry => entry.Value.Code, TextOrder.Instance)
                    .ThenBy(entry => entry.Key, TextOrder.Instance)
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
    public async IAsyncEnumerable<string> StreamMetersAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        string[] meters;
        lock (_lock) meters = [.. _usage.Series.Select(series => series.Meter).Distinct().Order(TextOrder.Instance)];
        foreach (var meter in meters)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return meter;
        }
    }

    /// <inheritdoc/>
    public ValueTask<UsageWatermark> GetWatermarkAsync(CancellationToken cancellationToken = default)
    {
        lock (_lock) return ValueTask.FromResult(new UsageWatermark(_usage.Records.Count));
    }

    /// <summary>Nothing waits here: records are folded as they are added.</summary>
    /// <param name="cancellationToken">Not used.</param>
    public ValueTask<long> FoldAsync(CancellationToken cancellationToken = default) => ValueTask.FromResult(0L);

    /// <inheritdoc/>
    public ValueTask<UsageVerification> VerifyAsync(CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            var differences = _usage.Series
                .Where((_, number) => !_usage.AddsUp(number))
                .Select(series => $"The days of {series.Customer} on {series.Meter} do not add up.")
                .Take(100);
            return ValueTask.FromResult(new UsageVerification
            {
                Records = _usage.Records.Count,
                Folded = _usage.Records.Count,
                Rejections = _rejections.Count,
                DanglingCorrections = _usage.Records
                    .Count(record => record.Corrects is { } corrected && !_usage.Contains(corrected)),
                MisdirectedCorrections = _usage.Records.Count(IsMisdirected),
                Differences = differences.ToValueArray(),
            });
        }
    }

    /// <summary>Nothing to close.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private bool IsMisdirected(UsageRecord record) => record.Corrects is { } key
        && _usage.Find(key) is { } corrected
        && (corrected.Customer != record.Customer || corrected.Meter != record.Meter);

    private List<UsageSummary> Summarize(UsageSummaryQuery query)
    {
        IEnumerable<CustomerId> customers = (query.Customers?.Distinct() ?? _usage.Customers.Keys)
            .OrderBy(customer => customer.Value, TextOrder.Instance);
        var summaries = new List<UsageSummary>();
        foreach (var customer in customers)
        {
            foreach (var meter in query.Meters)
            {
                if (Builder(query, customer, meter).Build() is { } summary) summaries.Add(summary);
            }
        }

        return summaries;
    }

    private UsageSummaryBuilder Builder(UsageSummaryQuery query, CustomerId customer, Meter meter)
    {
        var builder = new UsageSummaryBuilder(customer, meter, query.Period);
        if (!_usage.Customers.TryGetValue(customer, out var all)) return builder;
        var until = query.Until?.Position ?? long.MaxValue;
        foreach (var series in all)
        {
            if (_usage.Series[series].Meter == meter.Key) _usage.Feed(builder, series, query.Period, until);
        }

        return builder;
    }

    private static bool IsAsked(UsageRecordQuery query, UsageRecord record, int position) =>
        (query.Customer is not { } customer || record.Customer == customer)
        && (query.Meters.Count == 0 || query.Meters.Contains(record.Meter))
        && (query.Period is not { } period || period.Contains(record.Time))
        && (query.Since is not { } since || position >= since.Position)
        && (query.Until is not { } until || position < until.Position);
}
