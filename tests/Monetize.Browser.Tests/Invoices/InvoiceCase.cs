using Monetize.Collections;
using Monetize.Invoicing;
using Monetize.Invoicing.Rendering;
using Monetize.Rating;
using Monetize.Subscriptions;
using Monetize.Tests.Invoicing.Rendering;

namespace Monetize.Browser.Tests.Invoices;

/// <summary>Invoices that are hard to set.</summary>
public static class InvoiceCase
{
    /// <summary>The case whose table goes over many pages.</summary>
    public const string Long = "240 lines";

    private static readonly string LongWord = string.Concat(Enumerable.Repeat("Donaudampfschifffahrt", 9));
    private static readonly string LongText = string.Join(' ', Enumerable.Repeat("a name of many short words", 12));

    /// <summary>Each as HTML, by name.</summary>
    public static IReadOnlyDictionary<string, string> Html { get; } = new Dictionary<string, Func<string>>
    {
        ["every kind, USD"] = () => Render(RenderedLines.EveryKind(Currency.Usd)),
        ["every kind, JPY"] = () => Render(RenderedLines.EveryKind(Currency.Of("JPY"))),
        ["every kind, KWD"] = () => Render(RenderedLines.EveryKind(Currency.Of("KWD"))),
        [Long] = () => Render(Many(240)),
        ["long names, no spaces"] = () => Render(Named(LongWord), LongWord),
        ["long names, many words"] = () => Render(Named(LongText), LongText),
        ["right to left"] = () => Render(Named("خدمة الحوسبة"), "חברת הדוגמה בע״מ"),
        ["mixed scripts"] = () => Render(Named("人工智能平台 (AI)"), "株式会社サンプル <Ltd> & خدمة"),
        ["large figures"] = () => Render(Large()),
        ["a draft"] = () => InvoiceHtml.Render(Calculate(Many(1)), Details("Buyer")),
    }.ToDictionary(entry => entry.Key, entry => entry.Value());

    private static string Render(InvoiceRequest request, string name = "Example Buyer")
    {
        var number = name.Length > 60 ? $"2026-{LongWord}" : "2026-0042";
        return InvoiceHtml.Render(Calculate(request).Finalize(number, RenderedLines.At).Invoice, Details(name));
    }

    private static Invoice Calculate(InvoiceRequest request) => InvoiceCalculator.Calculate(
        request,
        new TaxTable(
            new TaxRule { Jurisdiction = "here", Rates = [new TaxRate("VAT", 19m), new TaxRate("Levy", 0.5m)] },
            new TaxRule { Jurisdiction = "here", Category = "books", Note = "Books are exempt by article 1." }),
        new BuyerTaxStatus("here"),
        RenderedLines.Credit("gift-1"));

    private static InvoiceDetails Details(string name) => new()
    {
        Seller = new InvoiceParty
        {
            Name = "Seller & Sons <Ltd>",
            Address = ["1 First Street", "12345 Sampletown"],
            TaxIds = ["VAT DE000000000"],
        },
        Buyer = new InvoiceParty { Name = name, Address = [name, "2 Second Street"], TaxIds = ["VAT FR00000000000"] },
        DueAt = RenderedLines.At.AddDays(14),
        Notes = ["Please pay by bank transfer and name the number of the invoice.", name],
    };

    private static InvoiceRequest Many(int count) => RenderedLines.Request(
        Currency.Usd,
        Enumerable.Range(0, count)
            .Select(number => RenderedLines.Item($"line-{number:D3}", InvoiceLineKind.Usage, number + 0.5m)));

    private static InvoiceRequest Named(string name) => RenderedLines.EveryKind(Currency.Usd) with
    {
        Customer = CustomerId.Of(name.Length > 100 ? name[..100] : name),
        Subscription = SubscriptionId.Of("sub-1"),
        Items = RenderedLines.OfEveryKind.Select(item => item with { Description = name }).ToValueArray(),
        Coupons = [new AppliedCoupon { Coupon = Coupon.PercentOff(name, 10m) }],
    };

    private static InvoiceRequest Large() => RenderedLines.Request(Currency.Of("KWD"),
    [
        RenderedLines.Item("calls", InvoiceLineKind.Usage, 9_123_456_789_012.345m) with
        {
            Quantity = 123_456_789_012_345.123456789012m,
            Unit = Unit.Gigabyte,
            Breakdown =
            [
                new RatedPart(0m, 1m, 1m, 9_123_456_789_012m, 0m, 9_123_456_789_012m),
                new RatedPart(1m, 123_456_789_012_345m, 123_456_789_012_344m, 0m, 0.345m, 0.345m, "the rest of it"),
            ],
        },
        RenderedLines.Item("back", InvoiceLineKind.Correction, -1_234_567.891m),
    ]);
}
