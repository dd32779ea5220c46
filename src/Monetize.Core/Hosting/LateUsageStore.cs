using System.Data.Common;
using System.Runtime.CompilerServices;
using Monetize.Metering;
using Monetize.Storage;

namespace Monetize.Hosting;

/// <summary>A store of usage that is opened when it is first needed.</summary>
internal sealed class LateUsageStore(Func<CancellationToken, ValueTask<IUsageStore>> open)
    : IUsageStore, ITransactionalUsageStore, IDisposable
{
    private readonly OpenedLater<IUsageStore> _inner = new(open);

    public async ValueTask OpenAsync(CancellationToken cancellationToken) =>
        await _inner.GetAsync(cancellationToken).ConfigureAwait(false);

    public async ValueTask<IReadOnlyList<RecordResult>> AppendAsync(
        IReadOnlyList<UsageRecord> records, CancellationToken cancellationToken = default)
    {
        var store = await _inner.GetAsync(cancellationToken).ConfigureAwait(false);
        return await store.AppendAsync(records, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<IReadOnlyList<RecordResult>> AppendAsync(
        DbTransaction transaction, IReadOnlyList<UsageRecord> records, CancellationToken cancellationToken = default)
    {
        var store = await _inner.GetAsync(cancellationToken).ConfigureAwait(false);
        return store is ITransactionalUsageStore joined
            ? await joined.AppendAsync(transaction, records, cancellationToken).ConfigureAwait(false)
            : throw new NotSupportedException("The store is of no database that the host could share with it.");
    }

    public async ValueTask<BoundedAppend> AppendWithinAsync(
        UsageRecord record, UsageBound bound, CancellationToken cancellationToken = default)
    {
        var store = await _inner.GetAsync(cancellationToken).ConfigureAwait(false);
        return await store.AppendWithinAsync(record, bound, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask RejectAsync(
        IReadOnlyList<RejectedUsage> rejections, CancellationToken cancellationToken = default)
    {
        var store = await _inner.GetAsync(cancellationToken).ConfigureAwait(false);
        await store.RejectAsync(rejections, cancellationToken).ConfigureAwait(false);
    }

    public IAsyncEnumerable<UsageSummary> SummarizeAsync(
        UsageSummaryQuery query, CancellationToken cancellationToken = default) =>
        StreamAsync(store => store.SummarizeAsync(query, cancellationToken), cancellationToken);

    public IAsyncEnumerable<UsageRecord> StreamAsync(
        UsageRecordQuery query, CancellationToken cancellationToken = default) =>
        StreamAsync(store => store.StreamAsync(query, cancellationToken), cancellationToken);

    public IAsyncEnumerable<RejectedUsage> StreamRejectionsAsync(CancellationToken cancellationToken = default) =>
        StreamAsync(store => store.StreamRejectionsAsync(cancellationToken), cancellationToken);

    public IAsyncEnumerable<string> StreamMetersAsync(CancellationToken cancellationToken = default) =>
        StreamAsync(store => store.StreamMetersAsync(cancellationToken), cancellationToken);

    public async ValueTask<UsageWatermark> GetWatermarkAsync(CancellationToken cancellationToken = default)
    {
        var store = await _inner.GetAsync(cancellationToken).ConfigureAwait(false);
        return await store.GetWatermarkAsync(cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<long> FoldAsync(CancellationToken cancellationToken = default)
    {
        var store = await _inner.GetAsync(cancellationToken).ConfigureAwait(false);
        return await store.FoldAsync(cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<UsageVerification> VerifyAsync(CancellationToken cancellationToken = default)
    {
        var store = await _inner.GetAsync(cancellationToken).ConfigureAwait(false);
        return await store.VerifyAsync(cancellationToken).ConfigureAwait(false);
    }

    public ValueTask DisposeAsync() => _inner.DisposeAsync();

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    private async IAsyncEnumerable<T> StreamAsync<T>(
        Func<IUsageStore, IAsyncEnumerable<T>> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var store = await _inner.GetAsync(cancellationToken).ConfigureAwait(false);
        await foreach (var one in read(store).WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return one;
        }
    }
}
