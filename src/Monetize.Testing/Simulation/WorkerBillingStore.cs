using Monetize.Billing;
using Monetize.Billing.Rows;

namespace Monetize.Testing.Simulation;

/// <summary>A billing store as a worker sees it: each call waits for a turn.</summary>
internal sealed class WorkerBillingStore(IBillingStore inner, SimulatedWorker worker) : IBillingStore
{
    public async ValueTask<TResult> ChangeAsync<TResult>(
        BillingOperation<TResult> operation, CancellationToken cancellationToken = default)
    {
        await worker.NextTurn();
        return await inner.ChangeAsync(operation, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<BillingState> ReadAsync(BillingNeed need, CancellationToken cancellationToken = default)
    {
        await worker.NextTurn();
        return await inner.ReadAsync(need, cancellationToken).ConfigureAwait(false);
    }

    public IAsyncEnumerable<IBillingRow> StreamAsync(
        BillingTable table, CancellationToken cancellationToken = default) =>
        inner.StreamAsync(table, cancellationToken);

    /// <summary>The world closes it.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
