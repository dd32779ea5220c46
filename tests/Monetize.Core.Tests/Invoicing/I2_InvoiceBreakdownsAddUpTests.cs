using Monetize.Invoicing;
using Monetize.Subscriptions;
using Monetize.Tests.Monetary;

namespace Monetize.Tests.Invoicing;

/// <summary>I2: the parts of a line add up to its exact value, and what rounding left is what they differ by.</summary>
public sealed class I2_InvoiceBreakdownsAddUpTests
{
    [Fact]
    public void Calculate_AnyRequest_PartsAddUpToTheWholeOfEachCharge() => InvoiceGenerator.All(some =>
        some.Case().Invoice.Lines.Where(line => line.IsCharge).All(line => line.Breakdown
            .Aggregate((BigDecimal)0m, (sum, part) => sum + (BigDecimal)part.Amount).Is(line.Exact.Whole)));

    [Fact]
    public void Calculate_AnyRequest_AmountAndResidueAreTheExactValue() => InvoiceGenerator.All(some =>
        some.Case().Invoice.Lines.All(line => Sum(line).IsSameNumberAs(line.Exact)));

    [Fact]
    public void Explain_AnyInvoice_EqualsTheInvoice() => InvoiceGenerator.All(some =>
    {
        var invoice = some.Case().Invoice;
        var explanation = invoice.Explain();
        return explanation.Subtotal == invoice.Subtotal
            && explanation.Discounts == invoice.Discounts
            && explanation.Tax == invoice.Tax
            && explanation.Total == invoice.Total
            && explanation.Due == invoice.Due
            && explanation.Charges.All(charge => charge.Net == invoice.NetOf(charge.LineId)
                && charge.Tax == invoice.TaxOf(charge.LineId));
    });

    private static ExactAmount Sum(InvoiceLine line)
    {
        var residue = line.Residue;
        var over = residue.Share.Whole;
        return new ExactAmount(
            (residue.Whole * residue.Share.Part) + (line.Amount.Amount * over), new ProrationShare(1, over));
    }
}
