using Monetize.Invoicing;

namespace Monetize.Tests.Invoicing;

/// <summary>All that an invoice is made from, and the invoice.</summary>
internal sealed record InvoiceCase(
    InvoiceRequest Request, TaxTable? Taxes, BuyerTaxStatus Buyer, AvailableCredit Credit)
{
    public Invoice Invoice => InvoiceCalculator.Calculate(Request, Taxes, Buyer, Credit);
}
