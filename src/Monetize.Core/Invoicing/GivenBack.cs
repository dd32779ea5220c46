using Monetize.Collections;
using Monetize.Monetary;
using Monetize.Rating;

namespace Monetize.Invoicing;

/// <summary>
/// What comes back is given back less the discounts that it had, and never more than was paid and not credited yet.
/// What credit notes gave is the customer's to keep: it is not charged again. A price below zero, which mirrors
/// negative usage, is owed to the customer beside what comes back.
/// </summary>
internal static class GivenBack
{
    public static void Settle(DueWork work)
    {
        for (var i = work.Items.Count - 1; i >= 0; i--)
        {
            if (work.Items[i] is not { RunningTotal: { } total, Price: { } price } item) continue;
            var booked = work.Booked.Total(item.Scope, price.ChargeKey);
            var currency = work.Input.Subscription.Terms.Plan.Currency;
            var owed = total.Round(currency).ToMinor();
            var back = MinorMath.Add(Money.Of(booked.Amount, currency).ToMinor(), -owed);
            if (back <= 0 || booked.Amount <= 0m) continue;
            var most = MinorMath.Add(booked.MostBack(currency), Math.Max(0, -owed));
            if (most == 0)
            {
                work.Items.RemoveAt(i);
                continue;
            }

            if (back > most) item = Limited(item, Money.FromMinor(most, currency).Amount);
            var coupons = work.Booked.Coupons(item.Scope, price.ChargeKey);
            var whole = Money.Of(booked.Amount, currency).ToMinor();
            var discounts = Discounts(coupons, Math.Min(back, most), whole, currency);
            work.Items[i] = item with { DiscountsTakenBack = discounts };
        }
    }

    private static BillableItem Limited(BillableItem item, decimal most) => item with
    {
        Exact = ExactAmount.Of(-most),
        RunningTotal = ExactAmount.Of(item.Before - most),
        Breakdown = [new RatedPart(0m, 1m, 1m, -most, 0m, -most, "not credited yet")],
    };

    // Split after rounding: shares rounded by themselves could leave more taken off a charge than is left of it.
    private static ValueArray<DiscountTakenBack> Discounts(
        List<DiscountTakenBack> coupons, long back, long billed, Currency currency)
    {
        var weights = new long[coupons.Count];
        var sum = 0L;
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = Math.Max(0, Money.Of(coupons[i].Amount, currency).ToMinor());
            sum = MinorMath.Add(sum, weights[i]);
        }

        if (sum == 0) return [];
        var part = Math.Min(sum, MinorMath.Part(sum, back, billed));
        var parts = new long[weights.Length];
        Allocation.ByLargestRemainder(part, weights, parts);
        return coupons
            .Select((coupon, i) => coupon with { Amount = Money.FromMinor(parts[i], currency).Amount })
            .Where(static coupon => coupon.Amount != 0m)
            .ToValueArray();
    }
}
