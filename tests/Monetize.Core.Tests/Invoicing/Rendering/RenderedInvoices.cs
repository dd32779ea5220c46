using Monetize.Collections;
using Monetize.Invoicing;
using Monetize.Invoicing.Rendering;
using Monetize.Rating;
using Monetize.Subscriptions;

namespace Monetize.Tests.Invoicing.Rendering;

/// <summary>Invoices with a line of each kind, and with names that are hard to set.</summary>
internal static class RenderedInvoices
{
    public static readonly InvoiceDetails Details = new()
    {
        Seller = new InvoiceParty
        {
            Name = "Seller & Sons <Ltd>",
            Address = ["1 First Street", "12345 Sampletown"],
            TaxIds = ["VAT DE000000000"],
        },
        Buyer = new InvoiceParty
        {
            Name = "חברת הדוגמה בע״מ",
            Address =
            [
                "A street with a name that is so long that no line of an invoice could ever hold all of its words",
            ],
            TaxIds = ["VAT FR00000000000"],
        },
        DueAt = Invoices.At.AddDays(14),
        Notes = ["Please pay by bank transfer and name the number of the invoice."],
    };

    public static Invoice EveryKind(Currency currency) => InvoiceCalculator.Calculate(
        RenderedLines.EveryKind(currency),
        new TaxTable(
            new TaxRule { Jurisdiction = "here", Rates = [new TaxRate("VAT", 19m)] },
            new TaxRule { Jurisdiction = "here", Category = "books", Note = "Exempt by article 1." }),
        new BuyerTaxStatus("here"),
        RenderedLines.Credit("gift-1")).Finalize("2026-0042", Invoices.At).Invoice;

    /// <summary>Every name that a host may give to what stands among other words, and the invoice.</summary>
    public static (Invoice Invoice, string[] Names) RightToLeft()
    {
        var part = new RatedPart(0m, 1m, 1m, 10m, 0m, 10m, "אזור");
        var usage = RenderedLines.Item("use", InvoiceLineKind.Usage, 20m) with { Breakdown = [part, part] };
        var request = RenderedLines.Request(Currency.Usd,
        [
            RenderedLines.Item("fee", InvoiceLineKind.Recurring, 100m) with { Description = "שירות (א)" },
            usage with { Description = "מילים" },
            RenderedLines.Item("late", InvoiceLineKind.Correction, 5m) with { Description = "קריאות, correction" },
        ]);
        var invoice = InvoiceCalculator.Calculate(
            request with
            {
                Bounds =
                [
                    new SpendBound { Scope = "", Description = "תוכנית", Minimum = 500m, IsLast = true },
                    new SpendBound { Scope = "", ChargeKey = "recurring:use", Description = "אחסון", Maximum = 15m },
                ],
                Coupons = [Invoices.Applied(Coupon.PercentOff("קופון", 10m))],
            },
            new TaxTable(new TaxRule { Jurisdiction = "here", Rates = [new TaxRate("מע״מ", 17m)] }),
            new BuyerTaxStatus("here"),
            RenderedLines.Credit("מתנה")).Finalize("חשבונית-7", Invoices.At).Invoice;
        return (
            invoice,
            ["חשבונית-7", "שירות (א)", "מילים", "אזור", "קריאות", "תוכנית", "קופון", "אחסון", "מע״מ", "מתנה"]);
    }

    public static Invoice Many(int lines) => InvoiceCalculator.Calculate(Invoices.Request() with
    {
        Items = Enumerable.Range(0, lines).Select(Numbered).ToValueArray(),
    }).Finalize("2026-0043", Invoices.At).Invoice;

    private static BillableItem Numbered(int number)
    {
        var item = RenderedLines.Item($"line-{number:D3}", InvoiceLineKind.Usage, number + 0.5m);
        return item with { Description = $"Usage of service number {number}" };
    }
}
