using System.Runtime.CompilerServices;
using Monetize.Billing;
using Monetize.Billing.Rows;

namespace Monetize.Hosting;

/// <summary>A store of billing that is opened when it is first needed.</summary>
internal sealed class LateBillingStore(Func<CancellationToken, ValueTask<IBillingStore>> open)
    : IBillingStore, IDisposable
{
    private readonly OpenedLater<IBillingStore> _inner = new(open);

    public async ValueTask OpenAsync(CancellationToken cancellationToken) =>
        await _inner.GetAsync(cancellationToken).ConfigureAwait(false);

    public async ValueTask<TResult> ChangeAsync<TResult>(
        BillingOperation<TResult> operation, CancellationToken cancellationToken = default)
    {
        var store = await _inner.GetAsync(cancellationToken).ConfigureAwait(false);
        return await store.ChangeAsync(operation, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<BillingState> ReadAsync(BillingNeed need, CancellationToken cancellationToken = default)
    {
        var store = await _inner.GetAsync(cancellationToken).ConfigureAwait(false);
        return await store.ReadAsync(need, cancellationToken).ConfigureAwait(false);
    }

    public async IAsyncEnumerable<IBillingRow> StreamAsync(
        BillingTable table, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var store = await _inner.GetAsync(cancellationToken).ConfigureAwait(false);
        await foreach (var row in store.StreamAsync(table, cancellationToken).ConfigureAwait(false)) yield return row;
    }

    public ValueTask DisposeAsync() => _inner.DisposeAsync();

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();
}
