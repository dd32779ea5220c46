using Monetize.Monetary;

namespace Monetize.Invoicing;

/// <summary>
/// Coupons: what they took off something that comes back is taken back; then percentages, one after the other and
/// rounded line by line; then fixed amounts, never more than what is left of the lines that they are for. In the order
/// of their keys, so that no other order matters.
/// </summary>
internal static class CouponStep
{
    public static void TakeBack(InvoiceWork work)
    {
        var taken = new long[work.Items.Length];
        for (var i = 0; i < taken.Length; i++)
        {
            if (work.Items[i].DiscountsTakenBack is var back and not 0m) taken[i] = -work.Minor(back);
        }

        if (work.TakeOff("discount", "Discounts on what comes back", taken) is { } line) work.Discounts.Add(line);
    }

    public static void Percentages(InvoiceWork work)
    {
        foreach (var applied in work.Coupons)
        {
            if (applied.Coupon.Percent is not { } percent) continue;
            var millionths = MinorMath.Millionths(percent);
            var taken = new long[work.Items.Length];
            for (var i = 0; i < taken.Length; i++)
            {
                if (work.Net[i] > 0 && IsFor(applied, work.Items[i]))
                {
                    taken[i] = MinorMath.Part(work.Net[i], millionths, MinorMath.Hundred);
                }
            }

            Add(work, applied.Coupon, taken);
        }
    }

    public static void FixedAmounts(InvoiceWork work)
    {
        foreach (var applied in work.Coupons)
        {
            if (applied.Coupon.Amount is not { } amount) continue;
            if (amount.Currency != work.Currency)
            {
                throw new ArgumentException($"Coupon {applied.Coupon} is not in {work.Currency}.", nameof(work));
            }

            var taken = new long[work.Items.Length];
            if (applied.Coupon.Target == CouponTarget.Line) OffEachLine(work, applied, amount.ToMinor(), taken);
            else OffEachPeriod(work, applied, amount.ToMinor(), taken);
            Add(work, applied.Coupon, taken);
        }
    }

    private static void OffEachLine(InvoiceWork work, AppliedCoupon applied, long amount, long[] taken)
    {
        for (var i = 0; i < taken.Length; i++)
        {
            if (IsFor(applied, work.Items[i])) taken[i] = Math.Clamp(work.Net[i], 0, amount);
        }
    }

    private static void OffEachPeriod(InvoiceWork work, AppliedCoupon applied, long amount, long[] taken)
    {
        var weights = new long[taken.Length];
        var parts = new long[taken.Length];
        for (var first = 0; first < taken.Length; first++)
        {
            var period = work.Items[first].PeriodNumber;
            if (!applied.CountsIn(period) || IsSeenBefore(work, first)) continue;
            var sum = 0L;
            for (var i = 0; i < weights.Length; i++)
            {
                var isFor = work.Items[i].PeriodNumber == period && IsFor(applied, work.Items[i]);
                weights[i] = isFor ? Math.Max(0, work.Net[i]) : 0;
                sum = MinorMath.Add(sum, weights[i]);
            }

            var left = Math.Max(0, amount - work.Minor(applied.UsedIn(period)));
            if (sum == 0 || left == 0) continue;
            Allocation.ByLargestRemainder(Math.Min(left, sum), weights, parts);
            for (var i = 0; i < taken.Length; i++) taken[i] += parts[i];
        }
    }

    private static bool IsSeenBefore(InvoiceWork work, int index)
    {
        for (var i = 0; i < index; i++)
        {
            if (work.Items[i].PeriodNumber == work.Items[index].PeriodNumber) return true;
        }

        return false;
    }

    private static void Add(InvoiceWork work, Coupon coupon, long[] taken)
    {
        var line = work.TakeOff($"discount:{coupon.Key}", coupon.ToString(), taken, coupon);
        if (line is not null) work.Discounts.Add(line);
    }

    private static bool IsFor(AppliedCoupon applied, BillableItem item)
    {
        if (!applied.CountsIn(item.PeriodNumber)) return false;
        if (applied.Coupon.ChargeKeys.IsEmpty) return true;
        if (item.Price is null) return false;
        foreach (var key in applied.Coupon.ChargeKeys)
        {
            if (key == item.Price.ChargeKey) return true;
        }

        return false;
    }
}
