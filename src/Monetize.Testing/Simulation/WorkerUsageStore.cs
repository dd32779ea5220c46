using Monetize.Errors;
using Monetize.Metering;
using Monetize.Storage;
using Monetize.Testing.Faults;

namespace Monetize.Testing.Simulation;

/// <summary>
/// A usage store as a worker sees it: each call waits for a turn, and a read may fail at once or midway.
/// </summary>
/// <param name="inner">The store, which the world closes.</param>
/// <param name="worker">The worker.</param>
/// <param name="failsAfter">After how many records the next read fails; none where it does not.</param>
internal sealed class WorkerUsageStore(IUsageStore inner, SimulatedWorker worker, Func<int?> failsAfter)
    : DelegatingUsageStore(inner)
{
    public override async ValueTask<IReadOnlyList<RecordResult>> AppendAsync(
        IReadOnlyList<UsageRecord> records, CancellationToken cancellationToken = default)
    {
        await worker.NextTurn();
        return await Inner.AppendAsync(records, cancellationToken).ConfigureAwait(false);
    }

    public override async ValueTask<BoundedAppend> AppendWithinAsync(
        UsageRecord record, UsageBound bound, CancellationToken cancellationToken = default)
    {
        await worker.NextTurn();
        return await Inner.AppendWithinAsync(record, bound, cancellationToken).ConfigureAwait(false);
    }

    public override IAsyncEnumerable<UsageSummary> SummarizeAsync(
        UsageSummaryQuery query, CancellationToken cancellationToken = default) =>
        ReadAsync(Inner.SummarizeAsync(query, cancellationToken));

    public override IAsyncEnumerable<UsageRecord> StreamAsync(
        UsageRecordQuery query, CancellationToken cancellationToken = default) =>
        ReadAsync(Inner.StreamAsync(query, cancellationToken));

    public override async ValueTask<UsageWatermark> GetWatermarkAsync(CancellationToken cancellationToken = default)
    {
        await worker.NextTurn();
        return failsAfter() is null
            ? await Inner.GetWatermarkAsync(cancellationToken).ConfigureAwait(false)
            : throw Failure();
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

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
