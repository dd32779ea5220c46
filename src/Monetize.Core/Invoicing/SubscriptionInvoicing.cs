using Monetize.Collections;
using Monetize.Subscriptions;

namespace Monetize.Invoicing;

/// <summary>
/// From a subscription to what its invoice is calculated from: everything that is owed by then, less everything that is
/// booked. What is owed in advance, in arrears, after a change, at a threshold, late or given back is one rule.
/// </summary>
/// <remarks>
/// Pure and safe for any number of threads. A recurring charge costs, for each stretch of a plan version and quantity,
/// its price times quantity, prorated by the plan's method: the exact sum of it, rounded once. Where parts are as dear
/// as the whole it costs the highest quantity of the period once, and where they are free the quantity that the period
/// begins with. Usage of a plan version in a period costs the rounded price of all of it. Because lines are differences
/// of rounded totals, however a period is cut into invoices, they add up to the same cents. What comes
/// back is held against what was billed for it, at the price that its line keeps and less the discounts that it had.
/// </remarks>
public static class SubscriptionInvoicing
{
    /// <summary>The spans whose usage an invoice needs.</summary>
    /// <param name="subscription">The subscription.</param>
    /// <param name="due">What is due.</param>
    /// <returns>
    /// One for each plan version, in the order in which they began; none where the invoice is about no usage.
    /// </returns>
    public static ValueArray<UsageSpan> UsageNeeded(Subscription subscription, DueItem due)
    {
        ArgumentNullException.ThrowIfNull(subscription);
        ArgumentNullException.ThrowIfNull(due);
        var period = due.Kind == DueKind.Threshold ? due.Within : due.Closing;
        return period is { } needed ? Spans.Of(subscription.Known(due.HistoryCount), needed) : [];
    }

    /// <summary>What the invoice is calculated from.</summary>
    /// <param name="input">What is due, the subscription, plans, usage, earlier invoices and coupons.</param>
    /// <returns>
    /// The request. Without items it may still owe a minimum: an invoice without lines is the one to leave out.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// A plan version or the usage of a span is missing, usage is for a span that there is not, a due item has no
    /// period, or a credit note is given twice or for a line that its invoice does not have.
    /// </exception>
    /// <exception cref="Rating.RatingException">
    /// A quantity is negative, or the plan does not price its meter.
    /// </exception>
    /// <exception cref="Monetary.NotExactException">No decimal holds an amount.</exception>
    public static InvoiceRequest Request(DueInvoice input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var due = input.Due;
        var work = new DueWork(input);
        var period = due.Opening ?? due.Within ?? due.Closing ?? work.Gone.Values.FirstOrDefault();
        foreach (var about in new[] { due.Closing, due.Within, due.Opening })
        {
            if (about is { } found) RecurringItems.Add(work, found);
        }

        foreach (var gone in work.Gone.Values) RecurringItems.Add(work, gone);
        OneTimeItems.Add(work);
        UsageItems.Add(work);
        GivenBack.Settle(work);
        BoundItems.Add(work);
        return new InvoiceRequest
        {
            Kind = due.Kind,
            Customer = input.Subscription.Customer,
            Subscription = input.Subscription.Id,
            Currency = input.Subscription.Terms.Plan.Currency,
            Period = period.Whole.Ticks == 0 ? new Period(due.At, due.At) : period.Billed,
            PeriodNumber = period.Number,
            Items = work.Items.ToValueArray(),
            Bounds = work.Bounds.ToValueArray(),
            Coupons = input.Coupons.Select(work.AfterTrial).Select(work.Booked.WithUse).ToValueArray(),
            TaxRounding = input.TaxRounding,
            PricesIncludeTax = input.PricesIncludeTax,
        };
    }
}
