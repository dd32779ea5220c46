using Monetize.Collections;
using Monetize.Invoicing;
using Monetize.Rating;
using Monetize.Subscriptions;

namespace Monetize.Tests.Invoicing;

/// <summary>Subscriptions from 1 June on, at round prices: what coupons and notes do to their lives.</summary>
internal static class CouponLife
{
    public static readonly DateTimeOffset Start = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

    public static readonly DateTimeOffset Half = Start.AddDays(15);

    public static readonly CompiledPlan Basic = Compiled("basic", 30m);

    public static readonly CompiledPlan Pro = Compiled("pro", 60m);

    public static readonly Coupon TwentyOff = Coupon.AmountOff("TWENTY", Usd(20m));

    public static Money Usd(decimal amount) => Money.Of(amount, Currency.Usd);

    public static Subscription Begin(CompiledPlan plan, int trialDays = 0) => Subscription.Begin(new SubscriptionTerms
    {
        Id = SubscriptionId.Of("sub-1"),
        Customer = CustomerId.Of("customer"),
        Plan = PlanTerms.Of(plan.Plan),
        Start = Start,
        TrialDays = trialDays,
    });

    /// <summary>All invoices up to an instant, with the notes that each one gets when it is final.</summary>
    public static List<Invoice> Run(
        Subscription subscription,
        DateTimeOffset through,
        Coupon? coupon = null,
        Func<Invoice, CreditNote?>? credit = null)
    {
        var invoices = new List<Invoice>();
        var notes = new List<CreditNote>();
        foreach (var due in subscription.Due(Start.AddTicks(-1), through))
        {
            var invoice = Bill(subscription, due, invoices, coupon, notes);
            invoices.Add(invoice);
            if (credit?.Invoke(invoice) is { } note) notes.Add(note);
        }

        return invoices;
    }

    public static Invoice Bill(
        Subscription subscription,
        DueItem due,
        List<Invoice> earlier,
        Coupon? coupon = null,
        List<CreditNote>? notes = null,
        decimal words = 0m)
    {
        var request = SubscriptionInvoicing.Request(new DueInvoice
        {
            Due = due,
            Subscription = subscription,
            Plans = [Pro, Basic],
            Issued = Issued(earlier, notes ?? []),
            Coupons = coupon is null ? [] : [new AppliedCoupon { Coupon = coupon }],
            Usage = SubscriptionInvoicing.UsageNeeded(subscription, due).Select(span => new SpanUsage
            {
                Span = span,
                Usage = new PlanUsage().Add(BillingLife.Words, words),
            }).ToValueArray(),
        });
        return InvoiceCalculator.Calculate(request).Finalize($"{earlier.Count}", due.At).Invoice;
    }

    public static IssuedDocuments Issued(IEnumerable<Invoice> invoices, params IEnumerable<CreditNote> notes) =>
        new() { Invoices = invoices.ToValueArray(), CreditNotes = notes.ToValueArray() };

    private static CompiledPlan Compiled(string key, decimal fee) => RatingEngine.Compile(
        Plan.Create(key, Currency.Usd, Every.Month).Recurring(fee).Usage(BillingLife.Words).PerUnit(1m).Build());
}
