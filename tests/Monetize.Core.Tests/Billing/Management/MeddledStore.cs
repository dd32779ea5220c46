using Monetize.Billing;
using Monetize.Billing.Operations;
using Monetize.Billing.Rows;

namespace Monetize.Tests.Billing.Management;

/// <summary>A store of which somebody else changes a subscription, just before it is saved.</summary>
internal sealed class MeddledStore(IBillingStore store, Func<Task> meddle, int times) : IBillingStore
{
    private int _left = times;

    public async ValueTask<TResult> ChangeAsync<TResult>(
        BillingOperation<TResult> operation, CancellationToken cancellationToken = default)
    {
        if (operation is SaveSubscription && _left-- > 0) await meddle();
        return await store.ChangeAsync(operation, cancellationToken);
    }

    public ValueTask<BillingState> ReadAsync(BillingNeed need, CancellationToken cancellationToken = default) =>
        store.ReadAsync(need, cancellationToken);

    public IAsyncEnumerable<IBillingRow> StreamAsync(
        BillingTable table, CancellationToken cancellationToken = default) =>
        store.StreamAsync(table, cancellationToken);

    public ValueTask DisposeAsync() => store.DisposeAsync();
}
