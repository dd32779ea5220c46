using Monetize.Billing;
using Monetize.Billing.Running;
using Monetize.Collections;
using Monetize.Invoicing;

namespace Monetize.Tests.Billing;

/// <summary>One rate for everybody, and for some an answer that does not come.</summary>
/// <param name="percent">The rate.</param>
internal sealed class TableTaxes(decimal percent) : ITaxProvider
{
    private readonly TaxTable _table = new(
        new TaxRule { Jurisdiction = "here", Rates = [new TaxRate("VAT", percent)] });

    /// <summary>What is thrown instead of an answer, by customer.</summary>
    public Dictionary<CustomerId, Exception> Failures { get; } = [];

    public ValueTask<ValueArray<TaxAmount>> TaxAsync(
        InvoiceDraft draft, Customer customer, CancellationToken cancellationToken = default) =>
        Failures.TryGetValue(customer.Id, out var failure)
            ? ValueTask.FromException<ValueArray<TaxAmount>>(failure)
            : ValueTask.FromResult(_table.Calculate(draft, new BuyerTaxStatus("here")));
}
