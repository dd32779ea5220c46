using System.Globalization;
using Monetize.Collections;
using Monetize.Invoicing;

namespace Monetize.KnownAnswers.Models;

/// <summary>Percentages and fixed amounts off the lines of an invoice.</summary>
public sealed class DiscountCases : ICaseModel
{
    public Verdict Run(KnownCase known)
    {
        var input = known.Input;
        var lines = Lines(input);
        var only = input.Has("applies_to_line_indexes")
            ? input.Numbers("applies_to_line_indexes").Select(index => CaseInvoice.Key((int)index)).ToArray()
            : [];
        IEnumerable<CaseFields> discounts =
            input.Has("coupons") ? input.Objects("coupons") : [input.Object("discount")];
        var request = CaseInvoice.Request(input.Currency, lines) with
        {
            Coupons = discounts.Select((discount, i) => Read(input, discount, i, only)).ToValueArray(),
        };
        var invoice = InvoiceCalculator.Calculate(request);
        var nets = lines.Select((_, i) => invoice.NetOf(CaseInvoice.Key(i)).Amount).ToList();
        var taken = lines.Zip(nets, (line, net) => line - net).ToList();
        var expected = known.Expected;
        return Verdict.All(expected.Names.Select(name => name switch
        {
            "net_amounts" => Same(name, expected.Numbers(name), nets),
            "net_amounts_minor" => Same(name, Major(input, expected.Numbers(name)), nets),
            "discounts_minor" => Same(name, Major(input, expected.Numbers(name)), taken),
            "discount_minor" => Verdict.Compare(
                name, CaseMoney.Major(input, expected.Number(name)), invoice.Discounts.Amount),
            _ => Verdict.Skip($"needs {name}"),
        }));
    }

    private static List<decimal> Lines(CaseFields input)
    {
        if (input.Has("line_amounts")) return [.. input.Numbers("line_amounts")];
        var minor = input.Has("line_amounts_minor")
            ? input.Numbers("line_amounts_minor")
            : [input.Number("subtotal_minor")];
        List<decimal> lines = [.. Major(input, minor)];
        if (!input.Has("existing_discount_amounts")) return lines;
        var existing = input.Numbers("existing_discount_amounts");
        return [.. lines.Select((line, i) => line - existing[i])];
    }

    private static AppliedCoupon Read(CaseFields input, CaseFields discount, int index, string[] only)
    {
        var key = index.ToString("D3", CultureInfo.InvariantCulture);
        var coupon = discount.Text("kind") == "percentage"
            ? Coupon.PercentOff(key, discount.Number("percent"))
            : Coupon.AmountOff(key, Money.Of(Amount(input, discount), input.Currency));
        return new AppliedCoupon { Coupon = only.Length == 0 ? coupon : coupon.OnlyFor(only) };
    }

    private static decimal Amount(CaseFields input, CaseFields discount) =>
        discount.OptionalNumber("amount") ?? CaseMoney.Major(input, discount.Number("amount_minor"));

    private static IEnumerable<decimal> Major(CaseFields input, IEnumerable<decimal> minor) =>
        minor.Select(amount => CaseMoney.Major(input, amount));

    private static Verdict Same(string what, IEnumerable<decimal> expected, IEnumerable<decimal> got) =>
        Verdict.All(expected.Zip(got, (left, right) => Verdict.Compare(what, left, right)));
}
