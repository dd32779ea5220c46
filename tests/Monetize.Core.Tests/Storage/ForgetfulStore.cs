using Monetize.Metering;
using Monetize.Storage;

namespace Monetize.Tests.Storage;

/// <summary>A store with the fault that costs customers twice: it takes each record as a new one.</summary>
internal sealed class ForgetfulStore : IUsageStore
{
    private readonly InMemoryUsageStore _inner = new();
    private int _count;

    public ValueTask<IReadOnlyList<RecordResult>> AppendAsync(
        IReadOnlyList<UsageRecord> records, CancellationToken cancellationToken = default) =>
        _inner.AppendAsync(
            [.. records.Select(record => record with { Key = new IdempotencyKey($"{record.Key}-{_count++}") })],
            cancellationToken);

    public ValueTask<BoundedAppend> AppendWithinAsync(
        UsageRecord record, UsageBound bound, CancellationToken cancellationToken = default) =>
        _inner.AppendWithinAsync(
            record with { Key = new IdempotencyKey($"{record.Key}-{_count++}") }, bound, cancellationToken);

    public ValueTask RejectAsync(
        IReadOnlyList<RejectedUsage> rejections, CancellationToken cancellationToken = default) =>
        _inner.RejectAsync(rejections, cancellationToken);

    public IAsyncEnumerable<UsageSummary> SummarizeAsync(
        UsageSummaryQuery query, CancellationToken cancellationToken = default) =>
        _inner.SummarizeAsync(query, cancellationToken);

    public IAsyncEnumerable<UsageRecord> StreamAsync(
        UsageRecordQuery query, CancellationToken cancellationToken = default) =>
        _inner.StreamAsync(query, cancellationToken);

    public IAsyncEnumerable<RejectedUsage> StreamRejectionsAsync(CancellationToken cancellationToken = default) =>
        _inner.StreamRejectionsAsync(cancellationToken);

    public IAsyncEnumerable<string> StreamMetersAsync(CancellationToken cancellationToken = default) =>
        _inner.StreamMetersAsync(cancellationToken);

    public ValueTask<UsageWatermark> GetWatermarkAsync(CancellationToken cancellationToken = default) =>
        _inner.GetWatermarkAsync(cancellationToken);

    public ValueTask<long> FoldAsync(CancellationToken cancellationToken = default) =>
        _inner.FoldAsync(cancellationToken);

    public ValueTask<UsageVerification> VerifyAsync(CancellationToken cancellationToken = default) =>
        _inner.VerifyAsync(cancellationToken);

    public ValueTask DisposeAsync() => _inner.DisposeAsync();
}
