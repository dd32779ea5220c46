using Monetize.Collections;
using Monetize.Metering;
using Monetize.Storage;

namespace Monetize.Cli.Stores;

/// <summary>A store that a command waits for: the tool does one thing at a time.</summary>
internal sealed class OpenStore : IDisposable
{
    private readonly IUsageStore _store;

    /// <param name="store">The store, which is closed with this.</param>
    public OpenStore(IUsageStore store) => _store = store;

    /// <summary>Takes records of any age, in the fastest way that the store has.</summary>
    /// <param name="meters">The meters that are counted.</param>
    public Func<IReadOnlyList<UsageRecord>, IReadOnlyList<RecordResult>> Recorder(IEnumerable<Meter> meters)
    {
        var target = _store is IUsageBackfill backfill ? new BackfillStore(_store, backfill) : _store;
        var recorder = new UsageRecorder(target, meters, window: AcceptanceWindow.Unbounded);
        return records => recorder.RecordAsync(records).AsTask().GetAwaiter().GetResult();
    }

    /// <summary>What was used, by customer and meter.</summary>
    public IEnumerable<UsageSummary> Summarize(UsageSummaryQuery query) =>
        _store.SummarizeAsync(query).ToBlockingEnumerable();

    /// <summary>Who may have a summary: all with records of the meters before the end of the period.</summary>
    public IEnumerable<CustomerId> CustomersOf(UsageSummaryQuery query)
    {
        // The last quantity is one that was recorded: a decimal holds it, whatever the meter's own aggregation makes.
        var everything = query with
        {
            Meters = query.Meters.Select(meter => Meter.Last(meter.Key, meter.Unit)).ToValueArray(),
            Period = new Period(DateTimeOffset.MinValue, query.Period.ToExclusive),
        };
        return Summarize(everything).Select(summary => summary.Customer).Distinct();
    }

    /// <summary>The keys of all meters with records.</summary>
    public IEnumerable<string> Meters() => _store.StreamMetersAsync().ToBlockingEnumerable();

    /// <summary>The records themselves.</summary>
    public IEnumerable<UsageRecord> Stream(UsageRecordQuery query) => _store.StreamAsync(query).ToBlockingEnumerable();

    /// <summary>What was not counted.</summary>
    public IEnumerable<RejectedUsage> StreamRejections() => _store.StreamRejectionsAsync().ToBlockingEnumerable();

    /// <summary>Recomputes the summaries and compares.</summary>
    public UsageVerification Verify() => _store.VerifyAsync().AsTask().GetAwaiter().GetResult();

    /// <inheritdoc/>
    public void Dispose() => _store.DisposeAsync().AsTask().GetAwaiter().GetResult();
}
