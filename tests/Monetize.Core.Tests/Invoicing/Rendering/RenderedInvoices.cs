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
        new InvoiceRequest
        {
            Kind = DueKind.Cycle,
            Customer = CustomerId.Of("customer-1"),
            Subscription = SubscriptionId.Of("sub-1"),
            Currency = currency,
            Period = Period.UtcMonth(2026, 3),
            Items = Items(),
            Bounds =
            [
                new SpendBound { Scope = "", Description = "Platform", Minimum = 2_500m, IsLast = true },
                new SpendBound { Scope = "", ChargeKey = "usage:storage", Description = "storage", Maximum = 30m },
            ],
            Coupons =
            [
                Invoices.Applied(Coupon.PercentOff("WELCOME10", 10m)),
                Invoices.Applied(Coupon.AmountOff("THANKS", Money.Of(25m, currency))),
            ],
        },
        new TaxTable(
            new TaxRule { Jurisdiction = "here", Rates = [new TaxRate("VAT", 19m)] },
            new TaxRule { Jurisdiction = "here", Category = "books", Note = "Exempt by article 1." }),
        new BuyerTaxStatus("here"),
        new AvailableCredit
        {
            At = Invoices.At,
            Balance = 12m,
            Credits = [new PrepaidCredit { Id = "gift-1", Remaining = 100m, GrantedAt = Invoices.At }],
        }).Finalize("2026-0042", Invoices.At).Invoice;

    public static Invoice Many(int lines) => InvoiceCalculator.Calculate(Invoices.Request() with
    {
        Items = Enumerable.Range(0, lines).Select(Numbered).ToValueArray(),
    }).Finalize("2026-0043", Invoices.At).Invoice;

    private static BillableItem Numbered(int number)
    {
        var item = Item($"line-{number:D3}", InvoiceLineKind.Usage, number + 0.5m);
        return item with { Description = $"Usage of service number {number}" };
    }

    private static ValueArray<BillableItem> Items() =>
    [
        Item("plan", InvoiceLineKind.Recurring, 499m) with { Description = "Platform" },
        Item("seats", InvoiceLineKind.Proration, 0m) with
        {
            Description = "Seats",
            Quantity = 5m,
            Exact = new ExactAmount(50m, new ProrationShare(14, 31)),
            Breakdown = [new RatedPart(0m, 1m, 1m, 50m, 0m, 50m)],
            Position = 1,
        },
        Item("back", InvoiceLineKind.Proration, -29m) with { Description = "Basic, not used", Position = 2 },
        Item("words", InvoiceLineKind.Usage, 1_570m) with
        {
            Description = "words",
            Quantity = 250_000m,
            Unit = Unit.Word,
            Position = 3,
            Breakdown =
            [
                new RatedPart(0m, 10_000m, 10_000m, 0.01m, 0m, 100m),
                new RatedPart(10_000m, 100_000m, 90_000m, 0.008m, 0m, 720m),
                new RatedPart(100_000m, 250_000m, 150_000m, 0.005m, 0m, 750m),
            ],
        },
        Item("storage", InvoiceLineKind.Overage, 37.5m) with
        {
            Description = "storage",
            Quantity = 250m,
            Unit = Unit.Gigabyte,
            Price = new LinePrice(new PlanVersion("pro", 1), "usage:storage", Charge: null),
            Position = 4,
        },
        Item("late", InvoiceLineKind.Correction, 1.235m) with { Description = "words, correction", Position = 5 },
        Item("book", InvoiceLineKind.OneTime, 30m) with
        {
            Description = "Handbook, printed on paper, with a title that does not fit into one line of text",
            TaxCategory = "books",
            Position = 6,
        },
    ];

    private static BillableItem Item(string id, InvoiceLineKind kind, decimal amount) => Invoices.Item(id, amount) with
    {
        Kind = kind,
        ServicePeriod = Period.UtcMonth(2026, 2),
        Breakdown = [new RatedPart(0m, 1m, 1m, amount, 0m, amount)],
    };
}
