using Monetize.Billing.Reading;
using Monetize.Collections;
using Monetize.Invoicing;

namespace Monetize.Billing.Management;

/// <summary>What was and will be invoiced: what a host does with invoices.</summary>
/// <remarks>
/// A final invoice never changes: it is taken back as a whole, or credited. What cannot be done is a refusal. Safe for
/// any number of threads. Failures of the store are <see cref="Storage.StoreException"/>.
/// </remarks>
public interface IInvoices
{
    /// <summary>
    /// The next invoice of a subscription, as a run would make it of all that is recorded by now. Nothing is written.
    /// </summary>
    /// <param name="subscription">The subscription.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>
    /// The invoice as a draft; or a refusal: there is no such subscription, nothing of it is due any more, or its data
    /// make an invoice impossible.
    /// </returns>
    ValueTask<BillingResult<NextInvoice>> PreviewAsync(
        SubscriptionId subscription, CancellationToken cancellationToken = default);

    /// <summary>An invoice with what followed; none where there is none.</summary>
    /// <param name="number">The number.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    ValueTask<StoredInvoice?> FindAsync(string number, CancellationToken cancellationToken = default);

    /// <summary>Invoices in the order of their numbers.</summary>
    /// <param name="customer">The one customer whose they are; everybody's where null.</param>
    /// <param name="cancellationToken">Ends the stream.</param>
    IAsyncEnumerable<StoredInvoice> ListAsync(
        CustomerId? customer = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Takes an invoice back as a whole: it keeps its number, its entry is reversed, its payment stops, and the next
    /// run gives up what the provider holds of it. Once more changes nothing.
    /// </summary>
    /// <param name="number">The number.</param>
    /// <param name="reason">Why, for the record; nothing that tells a person.</param>
    /// <param name="stamp">When and by whom.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>
    /// The void invoice; or a refusal: there is none of that number, it was credited, it is paid or about to be, or
    /// what it carried over was spent.
    /// </returns>
    ValueTask<BillingResult<Invoice>> VoidAsync(
        string number, string reason, Stamp stamp, CancellationToken cancellationToken = default);

    /// <summary>
    /// Gives back an invoice or a part of it by a credit note: it lowers what a payment provider is still to collect of
    /// the invoice, and then of others of the customer. What is left goes to the balance, which pays the next invoices.
    /// </summary>
    /// <param name="number">The number.</param>
    /// <param name="stamp">When and by whom.</param>
    /// <param name="parts">How much of which charge after its discounts; all that is left where empty.</param>
    /// <param name="reason">Why, for the customer to read. None by default.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The note; or a refusal: there is no such invoice, it is void, or less is left of it.</returns>
    ValueTask<BillingResult<CreditNote>> CreditAsync(
        string number,
        Stamp stamp,
        ValueArray<LineShare> parts = default,
        string? reason = null,
        CancellationToken cancellationToken = default);
}
