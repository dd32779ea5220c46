using Monetize.Billing;

namespace Monetize.Testing.Conformance;

/// <summary>
/// A place that is empty at first and in which a billing store can be opened, any number of times: an empty folder, a
/// new schema. Who runs the conformance kit makes one for each behaviour, and disposes of it with all that is in it.
/// </summary>
public interface IBillingStorePlace : IAsyncDisposable
{
    /// <summary>Whether what a store acknowledged is there when it is closed and opened again.</summary>
    bool IsDurable { get; }

    /// <summary>Opens the store, as another process would: it may be open already, any number of times.</summary>
    /// <param name="cancellationToken">Cancels it.</param>
    ValueTask<IBillingStore> OpenAsync(CancellationToken cancellationToken = default);
}
