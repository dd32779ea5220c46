using Monetize.Billing.Reading;

namespace Monetize.Billing.Management;

/// <summary>Who is billed: what a host does with customers.</summary>
/// <remarks>Safe for any number of threads. Failures of the store are <see cref="Storage.StoreException"/>.</remarks>
public interface ICustomers
{
    /// <summary>Creates a customer, or replaces what is known of one.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="stamp">When and by whom.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>Whether the customer is new.</returns>
    /// <exception cref="ArgumentException">The id is blank.</exception>
    /// <exception cref="BillingException">
    /// A text is longer than <see cref="CustomerLimits"/> says, not printable, or holds what looks like the number of a
    /// card.
    /// </exception>
    /// <exception cref="TimeZoneNotFoundException">There is no such zone.</exception>
    ValueTask<bool> SaveAsync(Customer customer, Stamp stamp, CancellationToken cancellationToken = default);

    /// <summary>A customer; none where there is none.</summary>
    /// <param name="customer">The id.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    ValueTask<StoredCustomer?> FindAsync(CustomerId customer, CancellationToken cancellationToken = default);

    /// <summary>All customers, of one snapshot, in the order of their ids.</summary>
    /// <param name="cancellationToken">Ends the stream.</param>
    IAsyncEnumerable<StoredCustomer> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Erases what tells a person of a customer. Invoices, books and audit log name ids alone and stay; so do bodies of
    /// what providers told, until <see cref="Inbox.ProviderInbox.PurgeAsync"/>.
    /// </summary>
    /// <param name="customer">The customer.</param>
    /// <param name="stamp">When and by whom.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>Whether there was something to erase; or a refusal: there is no such customer.</returns>
    ValueTask<BillingResult<bool>> ForgetAsync(
        CustomerId customer, Stamp stamp, CancellationToken cancellationToken = default);

    /// <summary>
    /// The customer has given the provider another payment method: the next run tries with it what is open. Whoever
    /// reads events of the provider need not say it (<see cref="Inbox.ProviderHint.NewMethods"/>).
    /// </summary>
    /// <param name="customer">The customer.</param>
    /// <param name="stamp">When and by whom.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>How many payments are tried; 0 where nothing is open, or what is open waits for its outcome.</returns>
    ValueTask<int> GiveMethodAsync(CustomerId customer, Stamp stamp, CancellationToken cancellationToken = default);

    /// <summary>
    /// Grants a credit ahead, which pays the next invoices until it is used or expires. The same one once more changes
    /// nothing.
    /// </summary>
    /// <param name="customer">Who gets it.</param>
    /// <param name="id">What names it in the store, not blank.</param>
    /// <param name="amount">How much, more than 0 and in whole minor units.</param>
    /// <param name="stamp">When and by whom.</param>
    /// <param name="expiresAt">From when on it is worth nothing; never where null.</param>
    /// <param name="priority">Which of several pays first: the smaller number. 0 by default.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>Whether it is new; or a refusal: there is no such customer, or another credit has the id.</returns>
    /// <exception cref="ArgumentException">The id is blank, or the amount not above 0.</exception>
    ValueTask<BillingResult<bool>> GrantCreditAsync(
        CustomerId customer,
        string id,
        Money amount,
        Stamp stamp,
        DateTimeOffset? expiresAt = null,
        int priority = 0,
        CancellationToken cancellationToken = default);

    /// <summary>Lets a customer whom a run has set aside be billed again.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="stamp">When and by whom.</param>
    /// <param name="invoiceUpTo">
    /// What the next invoice in this currency may come to, where that is above the ceiling; more than 0. No more than
    /// the ceiling where null.
    /// </param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>Whether they were set aside; or a refusal: there is no such customer.</returns>
    ValueTask<BillingResult<bool>> UnparkAsync(
        CustomerId customer,
        Stamp stamp,
        Money? invoiceUpTo = null,
        CancellationToken cancellationToken = default);
}
