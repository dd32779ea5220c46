using Monetize.Billing;
using Monetize.Billing.Rows;
using Monetize.Errors;
using Monetize.Storage;

namespace Monetize.Testing.Faults;

/// <summary>A billing store whose calls fail when a test says so.</summary>
/// <param name="inner">The store that is asked.</param>
/// <param name="next">How the next change fails; asked once for each.</param>
/// <param name="isTransient">Whether the failure says that the same call may succeed a moment later.</param>
/// <param name="nextRead">How the next read fails; none does where null.</param>
public sealed class FaultyBillingStore(
    IBillingStore inner, Func<StoreFault> next, bool isTransient = true, Func<StoreFault>? nextRead = null)
    : IBillingStore
{
    /// <inheritdoc/>
    public async ValueTask<TResult> ChangeAsync<TResult>(
        BillingOperation<TResult> operation, CancellationToken cancellationToken = default)
    {
        var fault = next();
        if (fault == StoreFault.Before) throw Failure("before");
        if (fault == StoreFault.Twice) await inner.ChangeAsync(operation, cancellationToken).ConfigureAwait(false);
        var result = await inner.ChangeAsync(operation, cancellationToken).ConfigureAwait(false);
        return fault == StoreFault.After ? throw Failure("after") : result;
    }

    /// <inheritdoc/>
    public async ValueTask<BillingState> ReadAsync(BillingNeed need, CancellationToken cancellationToken = default)
    {
        var fault = nextRead?.Invoke() ?? StoreFault.None;
        if (fault == StoreFault.Before) throw Failure("before");
        var state = await inner.ReadAsync(need, cancellationToken).ConfigureAwait(false);
        return fault == StoreFault.After ? throw Failure("after") : state;
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<IBillingRow> StreamAsync(
        BillingTable table, CancellationToken cancellationToken = default) =>
        inner.StreamAsync(table, cancellationToken);

    /// <summary>Closes the store that is asked.</summary>
    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private StoreException Failure(string when) => new(
        ErrorCodes.StoreUnavailable, $"The store was made to fail {when} doing it. Try again.", isTransient);
}
