using System.Text.Json;
using Monetize.Catalogs.Json;
using Monetize.Collections;
using Monetize.Invoicing;
using Monetize.Subscriptions;

namespace Monetize.Billing.Documents;

/// <summary>A subscription with its coupons as JSON.</summary>
public static class SubscriptionDocument
{
    /// <summary>Writes a subscription.</summary>
    /// <param name="subscription">The subscription.</param>
    /// <param name="coupons">The coupons; what was used of them is found in invoices and not kept here.</param>
    public static string Write(Subscription subscription, ValueArray<AppliedCoupon> coupons)
    {
        ArgumentNullException.ThrowIfNull(subscription);
        return JsonForm.Write(json =>
        {
            json.Object("terms", part => Write(part, subscription.Terms));
            json.Objects("history", subscription.History, ChangeForm.Write);
            json.Objects("coupons", coupons, static (part, applied) =>
            {
                part.WriteNumber("first_period", applied.FirstPeriod);
                part.Object("coupon", inner => CouponForm.Write(inner, applied.Coupon));
            });
        });
    }

    /// <summary>Reads what <see cref="Write(Subscription, ValueArray{AppliedCoupon})"/> wrote.</summary>
    /// <param name="document">The text.</param>
    /// <exception cref="FormatException">It is no such text.</exception>
    public static (Subscription Subscription, ValueArray<AppliedCoupon> Coupons) Read(string document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return JsonPart.Read(document, static part => (
            Subscription.Replay(ReadTerms(part.Object("terms")!.Value), part.Objects("history", ChangeForm.Read)),
            part.Objects("coupons", static applied => new AppliedCoupon
            {
                FirstPeriod = applied.Small("first_period"),
                Coupon = CouponForm.Read(applied.Object("coupon")!.Value),
            })));
    }

    internal static void Write(Utf8JsonWriter json, PlanTerms plan)
    {
        json.WriteString("plan", plan.Version.Key);
        json.WriteNumber("version", plan.Version.Version);
        json.WriteString("currency", plan.Currency.Code);
        json.WriteString("interval", PeriodWord.Write(plan.Interval));
    }

    internal static PlanTerms ReadPlan(JsonPart part) => new(
        new PlanVersion(part.Text("plan"), part.Small("version")),
        Currency.Of(part.Text("currency")),
        PeriodWord.TryRead(part.Text("interval"), out var interval)
            ? interval
            : throw new FormatException("A document of the store has an unknown interval."));

    private static void Write(Utf8JsonWriter json, SubscriptionTerms terms)
    {
        json.WriteString("id", terms.Id.Value);
        json.WriteString("customer", terms.Customer.Value);
        Write(json, terms.Plan);
        json.Instant("start", terms.Start);
        json.WriteString("zone", terms.Zone.Id);
        json.Figure("quantity", terms.Quantity);
        json.WriteString("alignment", DocumentWords.Alignments.Write(terms.Alignment));
        if (terms.BillingDay is { } day) json.WriteNumber("billing_day", day);
        if (terms.TrialDays > 0) json.WriteNumber("trial_days", terms.TrialDays);
    }

    private static SubscriptionTerms ReadTerms(JsonPart part) => new()
    {
        Id = new SubscriptionId(part.Text("id")),
        Customer = new CustomerId(part.Text("customer")),
        Plan = ReadPlan(part),
        Start = part.Instant("start"),
        Zone = TimeZoneInfo.FindSystemTimeZoneById(part.Text("zone")),
        Quantity = part.Figure("quantity"),
        Alignment = part.Word("alignment", DocumentWords.Alignments),
        BillingDay = part.Has("billing_day") ? part.Small("billing_day") : null,
        TrialDays = part.Small("trial_days"),
    };
}
