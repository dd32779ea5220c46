using Monetize.Monetary;
using Monetize.Rating;

namespace Monetize.Invoicing;

/// <summary>
/// A maximum is a discount on its excess, over all invoices of its period: the excess of everything less the excess
/// that was taken off before. That of a charge comes before coupons, that of a plan after them.
/// </summary>
internal static class MaximumStep
{
    public static void OfCharges(InvoiceWork work)
    {
        foreach (var bound in Bounds(work, ofPlans: false))
        {
            var booked = work.Minor(bound.Booked.Billed);
            Apply(work, bound, booked);
        }
    }

    public static void OfPlans(InvoiceWork work)
    {
        foreach (var bound in Bounds(work, ofPlans: true))
        {
            var booked = work.Minor(bound.Booked.Billed) - work.Minor(bound.Booked.Discounts);
            Apply(work, bound, booked);
        }
    }

    private static IEnumerable<SpendBound> Bounds(InvoiceWork work, bool ofPlans) => work.Request.Bounds.IsEmpty
        ? []
        : BoundOrder.Of(work.Request.Bounds).Where(bound => bound.Maximum is not null
            && (bound.ChargeKey is null) == ofPlans);

    private static void Apply(InvoiceWork work, SpendBound bound, long booked)
    {
        var all = booked;
        for (var i = 0; i < work.Items.Length; i++)
        {
            if (BoundOrder.IsAbout(bound, work.Items[i])) all = MinorMath.Add(all, work.Net[i]);
        }

        var excess = SpendBounds.Excess(work.Money(all), bound.Maximum).ToMinor();
        var taken = Spread(work, bound, excess - work.Minor(bound.Booked.Excess));
        var line = work.TakeOff(
            $"maximum:{bound.Scope}:{bound.ChargeKey}", LineWords.BeforeMaximum + bound.Description, taken);
        if (line is null) return;
        work.Discounts.Add(line with
        {
            Scope = bound.Scope,
            Price = bound.Price,
            PeriodNumber = bound.PeriodNumber,
            ServicePeriod = bound.ServicePeriod,
        });
    }

    // An excess that grew comes off the lines that add to it; one that shrank goes back to those that take from it.
    private static long[] Spread(InvoiceWork work, SpendBound bound, long excess)
    {
        var taken = new long[work.Items.Length];
        if (excess == 0) return taken;
        var weights = new long[taken.Length];
        for (var i = 0; i < weights.Length; i++)
        {
            if (!BoundOrder.IsAbout(bound, work.Items[i])) continue;
            weights[i] = Math.Max(0, excess > 0 ? work.Net[i] : -work.Net[i]);
        }

        Allocation.ByLargestRemainder(excess, weights, taken);
        return taken;
    }
}
