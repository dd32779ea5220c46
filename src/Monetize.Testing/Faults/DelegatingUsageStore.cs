using Monetize.Metering;
using Monetize.Storage;

namespace Monetize.Testing.Faults;

/// <summary>A store that hands each call on to another one: a test double overrides those that it changes.</summary>
/// <param name="inner">The store that is asked.</param>
/// <remarks>As safe for several threads as the store that is asked.</remarks>
public abstract class DelegatingUsageStore(IUsageStore inner) : IUsageStore
{
    /// <summary>The store that is asked.</summary>
    protected IUsageStore Inner => inner;

    /// <inheritdoc/>
    public virtual ValueTask<IReadOnlyList<RecordResult>> AppendAsync(
        IReadOnlyList<UsageRecord> records, CancellationToken cancellationToken = default) =>
        inner.AppendAsync(records, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask<BoundedAppend> AppendWithinAsync(
        UsageRecord record, UsageBound bound, CancellationToken cancellationToken = default) =>
        inner.AppendWithinAsync(record, bound, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask RejectAsync(
        IReadOnlyList<RejectedUsage> rejections, CancellationToken cancellationToken = default) =>
        inner.RejectAsync(rejections, cancellationToken);

    /// <inheritdoc/>
    public virtual IAsyncEnumerable<UsageSummary> SummarizeAsync(
        UsageSummaryQuery query, CancellationToken cancellationToken = default) =>
        inner.SummarizeAsync(query, cancellationToken);

    /// <inheritdoc/>
    public virtual IAsyncEnumerable<UsageRecord> StreamAsync(
        UsageRecordQuery query, CancellationToken cancellationToken = default) =>
        inner.StreamAsync(query, cancellationToken);

    /// <inheritdoc/>
    public virtual IAsyncEnumerable<RejectedUsage> StreamRejectionsAsync(
        CancellationToken cancellationToken = default) => inner.StreamRejectionsAsync(cancellationToken);

    /// <inheritdoc/>
    public virtual IAsyncEnumerable<string> StreamMetersAsync(CancellationToken cancellationToken = default) =>
        inner.StreamMetersAsync(cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask<UsageWatermark> GetWatermarkAsync(CancellationToken cancellationToken = default) =>
        inner.GetWatermarkAsync(cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask<long> FoldAsync(CancellationToken cancellationToken = default) =>
        inner.FoldAsync(cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask<UsageVerification> VerifyAsync(CancellationToken cancellationToken = default) =>
        inner.VerifyAsync(cancellationToken);

    /// <summary>Closes the store that is asked, or leaves it to whoever opened it.</summary>
    public abstract ValueTask DisposeAsync();
}
