using Monetize.Errors;
using Monetize.Metering;
using Monetize.Storage;

namespace Monetize.Testing.Simulation;

/// <summary>
/// A usage store as a worker sees it: each call waits for a turn, and a read may fail at once or midway.
/// </summary>
/// <param name="inner">The store.</param>
/// <param name="worker">The worker.</param>
/// <param name="failsAfter">After how many records the next read fails; none where it does not.</param>
internal sealed class WorkerUsageStore(IUsageStore inner, SimulatedWorker worker, Func<int?> failsAfter) : IUsageStore
{
    public async ValueTask<IReadOnlyList<RecordResult>> AppendAsync(
        IReadOnlyList<UsageRecord> records, CancellationToken cancellationToken = default)
    {
        await worker.NextTurn();
        return await inner.AppendAsync(records, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<BoundedAppend> AppendWithinAsync(
        UsageRecord record, UsageBound bound, CancellationToken cancellationToken = default)
    {
        await worker.NextTurn();
        return await inner.AppendWithinAsync(record, bound, cancellationToken).ConfigureAwait(false);
    }

    public ValueTask RejectAsync(
        IReadOnlyList<RejectedUsage> rejections, CancellationToken cancellationToken = default) =>
        inner.RejectAsync(rejections, cancellationToken);

    public IAsyncEnumerable<UsageSummary> SummarizeAsync(
        UsageSummaryQuery query, CancellationToken cancellationToken = default) =>
        ReadAsync(inner.SummarizeAsync(query, cancellationToken));

    public IAsyncEnumerable<UsageRecord> StreamAsync(
        UsageRecordQuery query, CancellationToken cancellationToken = default) =>
        ReadAsync(inner.StreamAsync(query, cancellationToken));

    public IAsyncEnumerable<RejectedUsage> StreamRejectionsAsync(CancellationToken cancellationToken = default) =>
        inner.StreamRejectionsAsync(cancellationToken);

    public IAsyncEnumerable<string> StreamMetersAsync(CancellationToken cancellationToken = default) =>
        inner.StreamMetersAsync(cancellationToken);

    public async ValueTask<UsageWatermark> GetWatermarkAsync(CancellationToken cancellationToken = default)
    {
        await worker.NextTurn();
        return failsAfter() is null
            ? await inner.GetWatermarkAsync(cancellationToken).ConfigureAwait(false)
            : throw Failure();
    }

    public ValueTask<long> FoldAsync(CancellationToken cancellationToken = default) =>
        inner.FoldAsync(cancellationToken);

    public ValueTask<UsageVerification> VerifyAsync(CancellationToken cancellationToken = default) =>
        inner.VerifyAsync(cancellationToken);

    /// <summary>The world closes it.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async IAsyncEnumerable<T> ReadAsync<T>(IAsyncEnumerable<T> all)
    {
        await worker.NextTurn();
        var left = failsAfter();
        await foreach (var one in all.ConfigureAwait(false))
        {
            if (left-- <= 0) throw Failure();
            yield return one;
        }

        if (left is not null) throw Failure();
    }

    private static StoreException Failure() => new(
        ErrorCodes.StoreUnavailable, "The store was made to fail while it was read. Try again.", isTransient: true);
}
