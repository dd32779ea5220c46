using Monetize.Metering;
using Monetize.Storage;

namespace Monetize.Cli.Stores;

/// <summary>A store whose records are added by its way for very many.</summary>
internal sealed class BackfillStore(IUsageStore store, IUsageBackfill backfill) : IUsageStore
{
    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<RecordResult>> AppendAsync(
        IReadOnlyList<UsageRecord> records, CancellationToken cancellationToken = default) =>
        backfill.BackfillAsync(records, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<BoundedAppend> AppendWithinAsync(
        UsageRecord record, UsageBound bound, CancellationToken cancellationToken = default) =>
        store.AppendWithinAsync(record, bound, cancellationToken);

    /// <inheritdoc/>
    public ValueTask RejectAsync(
        IReadOnlyList<RejectedUsage> rejections, CancellationToken cancellationToken = default) =>
        store.RejectAsync(rejections, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<UsageSummary> SummarizeAsync(
        UsageSummaryQuery query, CancellationToken cancellationToken = default) =>
        store.SummarizeAsync(query, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<UsageRecord> StreamAsync(
        UsageRecordQuery query, CancellationToken cancellationToken = default) =>
        store.StreamAsync(query, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<RejectedUsage> StreamRejectionsAsync(CancellationToken cancellationToken = default) =>
        store.StreamRejectionsAsync(cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<string> StreamMetersAsync(CancellationToken cancellationToken = default) =>
        store.StreamMetersAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask<UsageWatermark> GetWatermarkAsync(CancellationToken cancellationToken = default) =>
        store.GetWatermarkAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask<long> FoldAsync(CancellationToken cancellationToken = default) =>
        store.FoldAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask<UsageVerification> VerifyAsync(CancellationToken cancellationToken = default) =>
        store.VerifyAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => store.DisposeAsync();
}
