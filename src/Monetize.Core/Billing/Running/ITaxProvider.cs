using Monetize.Collections;
using Monetize.Invoicing;

namespace Monetize.Billing.Running;

/// <summary>Whoever answers for taxes: a table of the host, or a service.</summary>
/// <remarks>Safe for several threads at once. Never called within a transaction of a store.</remarks>
public interface ITaxProvider
{
    /// <summary>The taxes of an invoice.</summary>
    /// <param name="draft">The invoice without taxes.</param>
    /// <param name="customer">Who pays.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>Every taxable line in at least one of them; nothing at all where no taxes are charged.</returns>
    ValueTask<ValueArray<TaxAmount>> TaxAsync(
        InvoiceDraft draft, Customer customer, CancellationToken cancellationToken = default);
}
