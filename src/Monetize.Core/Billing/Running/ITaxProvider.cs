using Monetize.Collections;
using Monetize.Invoicing;

namespace Monetize.Billing.Running;

/// <summary>Whoever answers for taxes: a table of the host, or a service.</summary>
/// <remarks>
/// Safe for several threads at once. Never called within a transaction of a store. It is asked for one invoice after
/// the other, and waited for no longer than <see cref="BillingRunOptions.ProviderTimeout"/>. What it throws concerns
/// the customer alone, and the run goes on with the others. An invoice that was asked about may be asked about again,
/// with the same or other lines, also while an earlier call that nobody waits for goes on.
/// </remarks>
public interface ITaxProvider
{
    /// <summary>The taxes of an invoice.</summary>
    /// <param name="draft">The invoice without taxes.</param>
    /// <param name="customer">Who pays.</param>
    /// <param name="cancellationToken">Nobody waits for the answer any more.</param>
    /// <returns>
    /// Every taxable line in at least one of them; nothing at all where no taxes are charged. An answer that does not
    /// fit the lines parks the customer (MON1707).
    /// </returns>
    /// <exception cref="InvoicingException">
    /// The customer's own data do not allow an answer, such as an address without a rule: the customer is parked with
    /// the code until somebody has repaired them. The message is kept with the customer and told to handlers, so it
    /// names what is missing and nothing that tells a person. Whatever else is thrown, such as a service that does not
    /// answer, leaves the invoice for a later run (MON1912).
    /// </exception>
    ValueTask<ValueArray<TaxAmount>> TaxAsync(
        InvoiceDraft draft, Customer customer, CancellationToken cancellationToken = default);
}
