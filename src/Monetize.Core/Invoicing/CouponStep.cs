using Monetize.Monetary;

namespace Monetize.Invoicing;

/// <summary>
/// Coupons: what they took off something that comes back is taken back; then percentages, one after the other and
/// rounded line by line; then fixed amounts, never more than what is left of the lines that they are for, and of the
/// amount for the period or the charge. In the order of their keys, so that no other order matters.
/// </summary>
internal static class CouponStep
{
    public static void TakeBack(InvoiceWork work)
    {
        SortedDictionary<string, (Coupon Coupon, long[] Taken)>? all = null;
        for (var i = 0; i < work.Items.Length; i++)
        {
            foreach (var back in work.Items[i].DiscountsTakenBack)
            {
                all ??= new(StringComparer.Ordinal);
                if (!all.TryGetValue(back.Coupon.Key, out var found))
                {
                    all[back.Coupon.Key] = found = (back.Coupon, new long[work.Items.Length]);
                }

                found.Taken[i] = MinorMath.Add(found.Taken[i], -work.Minor(back.Amount));
            }
        }

        if (all is null) return;
        foreach (var (coupon, taken) in all.Values)
        {
            Add(work, coupon, $"discount-back:{coupon.Key}", $"{coupon}, taken back", taken);
        }
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
        var left = new Dictionary<(int Period, string Scope, string ChargeKey), long>();
        for (var i = 0; i < taken.Length; i++)
        {
            var item = work.Items[i];
            if (work.Net[i] <= 0 || !IsFor(applied, item)) continue;
            var line = LineOf(item);
            if (!left.TryGetValue(line, out var rest))
            {
                var used = work.Minor(applied.UsedOn(line.Period, line.Scope, line.ChargeKey));
                rest = Left(work, applied, amount, used, other => LineOf(other) == line);
            }

            taken[i] = Math.Min(work.Net[i], rest);
            left[line] = rest - taken[i];
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

            var used = work.Minor(applied.UsedIn(period));
            var left = Left(work, applied, amount, used, item => item.PeriodNumber == period);
            if (sum == 0 || left == 0) continue;
            Allocation.ByLargestRemainder(Math.Min(left, sum), weights, parts);
            for (var i = 0; i < taken.Length; i++) taken[i] += parts[i];
        }
    }

    // What comes back on this invoice is no longer used.
    private static long Left(
        InvoiceWork work, AppliedCoupon applied, long amount, long used, Func<BillableItem, bool> isOfSame)
    {
        foreach (var item in work.Items)
        {
            if (item.DiscountsTakenBack.IsEmpty || !isOfSame(item)) continue;
            foreach (var back in item.DiscountsTakenBack)
            {
                if (back.Coupon.Key == applied.Coupon.Key) used -= work.Minor(back.Amount);
            }
        }

        return Math.Clamp(amount - used, 0, amount);
    }

    private static (int Period, string Scope, string ChargeKey) LineOf(BillableItem item) =>
        (item.PeriodNumber, item.Scope, item.Price?.ChargeKey ?? item.Id);

    private static bool IsSeenBefore(InvoiceWork work, int index)
    {
        for (var i = 0; i < index; i++)
        {
            if (work.Items[i].PeriodNumber == work.Items[index].PeriodNumber) return true;
        }

        return false;
    }

    private static void Add(InvoiceWork work, Coupon coupon, long[] taken) =>
        Add(work, coupon, $"discount:{coupon.Key}", coupon.ToString(), taken);

    private static void Add(InvoiceWork work, Coupon coupon, string id, string description, long[] taken)
    {
        if (work.TakeOff(id, description, taken, coupon) is { } line) work.Discounts.Add(line);
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
