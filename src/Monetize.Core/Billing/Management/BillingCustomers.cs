using System.Runtime.CompilerServices;
using Monetize.Billing.Operations;
using Monetize.Billing.Reading;
using Monetize.Billing.Rows;

namespace Monetize.Billing.Management;

/// <summary>The customers of a store.</summary>
public sealed class BillingCustomers : ICustomers
{
    private readonly IBillingStore _store;

    /// <summary>Works on a store.</summary>
    /// <param name="store">The store, which stays the caller's to close.</param>
    public BillingCustomers(IBillingStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        _store = store;
    }

    /// <inheritdoc/>
    public ValueTask<bool> SaveAsync(Customer customer, Stamp stamp, CancellationToken cancellationToken = default) =>
        _store.ChangeAsync(new SaveCustomer(customer, stamp), cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<StoredCustomer?> FindAsync(
        CustomerId customer, CancellationToken cancellationToken = default)
    {
        var row = await _store
            .FindAsync<CustomerRow>(CustomerRow.Definition, "id", customer.Value, cancellationToken)
            .ConfigureAwait(false);
        return row is null ? null : StoredCustomer.Of(row);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoredCustomer> ListAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var row in _store.StreamAsync<CustomerRow>(CustomerRow.Definition, cancellationToken)
            .ConfigureAwait(false))
        {
            yield return StoredCustomer.Of(row);
        }
    }

    /// <inheritdoc/>
    public ValueTask<BillingResult<bool>> ForgetAsync(
        CustomerId customer, Stamp stamp, CancellationToken cancellationToken = default) =>
        BillingResult.TryAsync(_store, new ForgetCustomer(customer, stamp), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<int> GiveMethodAsync(
        CustomerId customer, Stamp stamp, CancellationToken cancellationToken = default) =>
        GivenMethod.TakeAsync(_store, customer, stamp, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<BillingResult<bool>> GrantCreditAsync(
        CustomerId customer,
        string id,
        Money amount,
        Stamp stamp,
        DateTimeOffset? expiresAt = null,
        int priority = 0,
        CancellationToken cancellationToken = default) =>
        BillingResult.TryAsync(
            _store, new GrantCredit(id, customer, amount, stamp, expiresAt, priority), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<BillingResult<bool>> UnparkAsync(
        CustomerId customer,
        Stamp stamp,
        Money? invoiceUpTo = null,
        CancellationToken cancellationToken = default) =>
        BillingResult.TryAsync(_store, new UnparkCustomer(customer, stamp, invoiceUpTo), cancellationToken);
}
