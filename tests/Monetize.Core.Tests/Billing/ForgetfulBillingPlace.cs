using Monetize.Billing;
using Monetize.Billing.Rows;
using Monetize.Testing.Conformance;

namespace Monetize.Tests.Billing;

/// <summary>A store that acknowledges every change and keeps none.</summary>
internal sealed class ForgetfulBillingPlace : IBillingStorePlace
{
    public bool IsDurable => false;

    public ValueTask<IBillingStore> OpenAsync(CancellationToken cancellationToken = default) =>
        ValueTask.FromResult<IBillingStore>(new ForgetfulStore(new InMemoryBillingStore()));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private sealed class ForgetfulStore(InMemoryBillingStore inner) : IBillingStore
    {
        public async ValueTask<TResult> ChangeAsync<TResult>(
            BillingOperation<TResult> operation, CancellationToken cancellationToken = default) =>
            operation.Decide(await inner.ReadAsync(operation.Need, cancellationToken)).Result;

        public ValueTask<BillingState> ReadAsync(BillingNeed need, CancellationToken cancellationToken = default) =>
            inner.ReadAsync(need, cancellationToken);

        public IAsyncEnumerable<IBillingRow> StreamAsync(
            BillingTable table, CancellationToken cancellationToken = default) =>
            inner.StreamAsync(table, cancellationToken);

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
