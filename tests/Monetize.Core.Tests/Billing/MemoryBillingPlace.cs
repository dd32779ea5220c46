using Monetize.Billing;
using Monetize.Testing.Conformance;

namespace Monetize.Tests.Billing;

/// <summary>One store in memory, however often it is opened.</summary>
internal sealed class MemoryBillingPlace : IBillingStorePlace
{
    private readonly InMemoryBillingStore _store = new();

    public bool IsDurable => false;

    public ValueTask<IBillingStore> OpenAsync(CancellationToken cancellationToken = default) =>
        ValueTask.FromResult<IBillingStore>(_store);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
