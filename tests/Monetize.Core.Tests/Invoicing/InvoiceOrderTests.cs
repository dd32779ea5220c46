using Monetize.Collections;
using Monetize.Invoicing;

namespace Monetize.Tests.Invoicing;

/// <summary>The order in which the parts of a request are given never matters.</summary>
public sealed class InvoiceOrderTests
{
    [Fact]
    public void Calculate_PartsInAnyOrder_GiveTheSameInvoice() => InvoiceGenerator.All(some =>
    {
        var example = some.Case();
        var request = example.Request;
        var shuffled = example with
        {
            Request = request with
            {
                Items = some.Shuffled(request.Items).ToValueArray(),
                Bounds = some.Shuffled(request.Bounds).ToValueArray(),
                Coupons = some.Shuffled(request.Coupons).ToValueArray(),
            },
            Credit = example.Credit with { Credits = some.Shuffled(example.Credit.Credits).ToValueArray() },
        };
        return shuffled.Invoice == example.Invoice;
    });

    [Fact]
    public void Complete_TaxesInAnyOrder_GiveTheSameInvoice() => InvoiceGenerator.All(some =>
    {
        var example = some.Case();
        if (example.Taxes is null) return true;
        var draft = InvoiceCalculator.Draft(example.Request);
        var taxes = example.Taxes.Calculate(draft, example.Buyer);
        return InvoiceCalculator.Complete(draft, taxes, example.Credit)
            == InvoiceCalculator.Complete(draft, some.Shuffled(taxes), example.Credit);
    });
}
