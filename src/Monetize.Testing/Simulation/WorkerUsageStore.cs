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
    : DelegatingUsageStore(new FaultyUsageStore(inner, static () => StoreFault.None, nextRead: failsAfter))
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
        return await Inner.GetWatermarkAsync(cancellationToken).ConfigureAwait(false);
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async IAsyncEnumerable<T> ReadAsync<T>(IAsyncEnumerable<T> all)
    {
        await worker.NextTurn();
        await foreach (var one in all.ConfigureAwait(false)) yield return one;
    }
}
