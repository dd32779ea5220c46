using System.Text.Json;

namespace Monetize.Billing.Documents;

/// <summary>Lines of an invoice as parts of documents.</summary>
internal static class LineForm
{
    public static void Write(Utf8JsonWriter json, InvoiceLine line)
    {
        json.WriteString("id", line.Id);
        json.WriteString("kind", DocumentWords.LineKinds.Write(line.Kind));
        json.WriteString("description", line.Description);
        json.Figure("quantity", line.Quantity);
        json.Optional("unit", line.Unit?.Key);
        if (line.ServicePeriod is { } period) json.Span("service_period", period);
        json.Exact("exact", line.Exact);
        json.WriteNumber("amount_minor", line.Amount.ToMinor());
        if (line.RunningTotal is { } total) json.Exact("running_total", total);
        if (line.Before is { } before) json.WriteNumber("before_minor", before.ToMinor());
        json.Breakdown("breakdown", line.Breakdown);
        json.Objects("shares", line.Shares, AmountForm.Write);
        if (line.Price is { } price) json.Object("price", part => PriceSnapshotForm.Write(part, price));
        if (line.Usage is { } usage) json.Object("usage", part => UsageQueryForm.Write(part, usage));
        json.Filled("scope", line.Scope);
        if (line.PeriodNumber != 0) json.WriteNumber("period_number", line.PeriodNumber);
        json.Filled("tax_category", line.TaxCategory);
        if (line.Coupon is { } coupon) json.Object("coupon", part => CouponForm.Write(part, coupon));
        if (line.Tax is { } tax) json.Object("tax", part => TaxForm.Write(part, tax));
        json.Optional("credit", line.CreditId);
    }

    public static InvoiceLine Read(JsonPart part, Currency currency, PriceSnapshots prices) => new()
    {
        Id = part.Text("id"),
        Kind = part.Word("kind", DocumentWords.LineKinds),
        Description = part.Text("description"),
        Quantity = part.Figure("quantity"),
        Unit = part.TextOrNull("unit") is { } unit ? Unit.Of(unit) : null,
        ServicePeriod = part.SpanOrNull("service_period"),
        Exact = part.Exact("exact"),
        Amount = Money.FromMinor(part.Number("amount_minor"), currency),
        RunningTotal = part.Has("running_total") ? part.Exact("running_total") : null,
        Before = part.Has("before_minor") ? Money.FromMinor(part.Number("before_minor"), currency) : null,
        Breakdown = part.Breakdown("breakdown"),
        Shares = part.Objects("shares", share => AmountForm.ReadShare(share, currency)),
        Price = part.Object("price") is { } price ? prices.Read(price) : null,
        Usage = part.Object("usage") is { } usage ? UsageQueryForm.Read(usage) : null,
        Scope = part.TextOrNull("scope") ?? "",
        PeriodNumber = part.Small("period_number"),
        TaxCategory = part.TextOrNull("tax_category") ?? "",
        Coupon = part.Object("coupon") is { } coupon ? CouponForm.Read(coupon) : null,
        Tax = part.Object("tax") is { } tax ? TaxForm.Read(tax, currency) : null,
        CreditId = part.TextOrNull("credit"),
    };
}
