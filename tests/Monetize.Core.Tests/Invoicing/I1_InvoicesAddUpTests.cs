using System.Numerics;
using Monetize.Invoicing;

namespace Monetize.Tests.Invoicing;

/// <summary>
/// I1: lines are whole minor units; subtotal less discounts plus tax is the total, and nothing else is.
/// </summary>
public sealed class I1_InvoicesAddUpTests
{
    [Fact]
    public void Calculate_AnyRequest_SumsAreThoseOfLines() => InvoiceGenerator.All(some =>
    {
        var invoice = some.Case().Invoice;
        var onTop = invoice.PricesIncludeTax ? 0 : Minor(invoice.Tax);
        return Minor(invoice.Subtotal) == Of(invoice, line => line.IsCharge)
            && Minor(invoice.Discounts) == -Of(invoice, line => line.Kind == InvoiceLineKind.Discount)
            && Minor(invoice.Tax) == Of(invoice, line => line.Kind == InvoiceLineKind.Tax)
            && Minor(invoice.Total)
                == Minor(invoice.Subtotal) - Minor(invoice.Discounts) + onTop + Minor(invoice.CarriedToBalance)
            && Minor(invoice.Due) == Minor(invoice.Total) - Minor(invoice.CreditsApplied);
    });

    [Fact]
    public void Calculate_AnyRequest_EqualsTheDefinitionInWholeNumbers() => InvoiceGenerator.All(some =>
    {
        var example = some.Case();
        var naive = new NaiveInvoice(example.Request);
        var draft = InvoiceCalculator.Draft(example.Request);
        var invoice = example.Invoice;
        return draft.TaxableLines.Select(line => Minor(line.Amount)).SequenceEqual(naive.Nets)
            && Minor(invoice.Subtotal) == naive.Subtotal
            && Minor(invoice.Discounts) == naive.Discounts;
    }, cases: 3_000);

    [Fact]
    public void Calculate_AnyRequest_SharesAddUpToTheirLine() => InvoiceGenerator.All(some => some.Case().Invoice.Lines
        .Where(line => line.Kind is InvoiceLineKind.Discount or InvoiceLineKind.Tax)
        .All(line => Minor(line.Amount) == NaiveInvoice.Sum(line.Shares.Select(share => Minor(share.Amount)))));

    [Fact]
    public void Calculate_AnyRequest_EachTaxIsItsRateOfWhatBearsIt() => InvoiceGenerator.All(some =>
    {
        var example = some.Case();
        var invoice = example.Invoice;
        var taxes = invoice.Lines.Where(line => line.Tax is { Treatment: TaxTreatment.Taxed }).ToList();
        return taxes.All(line =>
        {
            var nets = line.Shares.Select(share => Minor(invoice.NetOf(share.LineId)));
            var sum = invoice.PricesIncludeTax ? Included(taxes, line) : 0m;
            return Minor(line.Amount) == NaiveInvoice.Tax(nets, line.Tax!.Percent, sum, invoice.TaxRounding);
        });
    });

    // The rates that one line bears together: the table of the generator has pairs of them, or one.
    private static decimal Included(List<InvoiceLine> taxes, InvoiceLine line) => taxes
        .Where(other => other.Shares[0].LineId == line.Shares[0].LineId)
        .Sum(other => other.Tax!.Percent);

    private static BigInteger Of(Invoice invoice, Func<InvoiceLine, bool> which) =>
        NaiveInvoice.Sum(invoice.Lines.Where(which).Select(line => Minor(line.Amount)));

    private static BigInteger Minor(Money money) => money.ToMinor();
}
