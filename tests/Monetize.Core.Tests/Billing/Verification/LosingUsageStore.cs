using Monetize.Metering;
using Monetize.Storage;

namespace Monetize.Tests.Billing.Verification;

/// <summary>
/// A store with the fault that loses revenue unseen: it holds records that no reading of a period gives.
/// </summary>
/// <param name="all">What it holds.</param>
/// <param name="found">What readings of periods find.</param>
internal sealed class LosingUsageStore(IUsageStore all, IUsageStore found) : IUsageStore
{
    public ValueTask<IReadOnlyList<RecordResult>> AppendAsync(
        IReadOnlyList<UsageRecord> records, CancellationToken cancellationToken = default) =>
        all.AppendAsync(records, cancellationToken);

    public ValueTask<BoundedAppend> AppendWithinAsync(
        UsageRecord record, UsageBound bound, CancellationToken cancellationToken = default) =>
        all.AppendWithinAsync(record, bound, cancellationToken);

    public ValueTask RejectAsync(
        IReadOnlyList<RejectedUsage> rejections, CancellationToken cancellationToken = default) =>
        all.RejectAsync(rejections, cancellationToken);

    public IAsyncEnumerable<UsageSummary> SummarizeAsync(
        UsageSummaryQuery query, CancellationToken cancellationToken = default) =>
        found.SummarizeAsync(query, cancellationToken);

    public IAsyncEnumerable<UsageRecord> StreamAsync(
        UsageRecordQuery query, CancellationToken cancellationToken = default) =>
        (query.Period is null ? all : found).StreamAsync(query, cancellationToken);

    public IAsyncEnumerable<RejectedUsage> StreamRejectionsAsync(CancellationToken cancellationToken = default) =>
        all.StreamRejectionsAsync(cancellationToken);

    public IAsyncEnumerable<string> StreamMetersAsync(CancellationToken cancellationToken = default) =>
        all.StreamMetersAsync(cancellationToken);

    public ValueTask<UsageWatermark> GetWatermarkAsync(CancellationToken cancellationToken = default) =>
        found.GetWatermarkAsync(cancellationToken);

    public ValueTask<long> FoldAsync(CancellationToken cancellationToken = default) =>
        found.FoldAsync(cancellationToken);

    public ValueTask<UsageVerification> VerifyAsync(CancellationToken cancellationToken = default) =>
        found.VerifyAsync(cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
