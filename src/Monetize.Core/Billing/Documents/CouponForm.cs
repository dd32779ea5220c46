using System.Text.Json;
using Monetize.Invoicing;

namespace Monetize.Billing.Documents;

/// <summary>Coupons as parts of documents.</summary>
internal static class CouponForm
{
    public static void Write(Utf8JsonWriter json, Coupon coupon)
    {
        json.WriteString("key", coupon.Key);
        if (coupon.Percent is { } percent) json.Figure("percent", percent);
        if (coupon.Amount is { } amount)
        {
            json.WriteString("currency", amount.Currency.Code);
            json.WriteNumber("amount_minor", amount.ToMinor());
        }

        if (coupon.Duration == CouponDuration.Forever) json.WriteBoolean("forever", true);
        if (coupon.Duration == CouponDuration.Repeating) json.WriteNumber("periods", coupon.Periods);
        if (coupon.Target == CouponTarget.Line) json.WriteBoolean("per_line", true);
        json.Texts("charges", coupon.ChargeKeys);
    }

    public static Coupon Read(JsonPart part)
    {
        var coupon = part.FigureOrNull("percent") is { } percent
            ? Coupon.PercentOff(part.Text("key"), percent)
            : Coupon.AmountOff(
                part.Text("key"), Money.FromMinor(part.Number("amount_minor"), Currency.Of(part.Text("currency"))));
        if (part.Flag("forever")) coupon = coupon.Forever();
        if (part.Has("periods")) coupon = coupon.Repeating(part.Small("periods"));
        if (part.Flag("per_line")) coupon = coupon.PerLine();
        var charges = part.Texts("charges");
        return charges.IsEmpty ? coupon : coupon.OnlyFor(charges.AsSpan());
    }
}
