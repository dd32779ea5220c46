using Monetize.Collections;

namespace Monetize.Invoicing;

/// <summary>What the steps of a calculation hand on: charges in their order, and what is left of each.</summary>
internal sealed class InvoiceWork
{
    public InvoiceWork(InvoiceRequest request)
    {
        Request = request;
        Items = Sorted(request.Items);
        Coupons = Sorted(request.Coupons);
        Amounts = new long[Items.Length];
        Net = new long[Items.Length];
    }

    public InvoiceRequest Request { get; }

    public Currency Currency => Request.Currency;

    /// <summary>In the order of the invoice, whatever order they came in.</summary>
    public BillableItem[] Items { get; }

    /// <summary>In the order of their keys.</summary>
    public AppliedCoupon[] Coupons { get; }

    /// <summary>What each item adds, in minor units.</summary>
    public long[] Amounts { get; }

    /// <summary>What is left of each after the discounts so far, in minor units.</summary>
    public long[] Net { get; }

    public List<InvoiceLine> Discounts { get; } = [];

    public List<InvoiceLine> TrueUps { get; } = [];

    public Money Money(long amountMinor) => Monetize.Money.FromMinor(amountMinor, Currency);

    public long Minor(decimal amount) => Monetize.Money.Of(amount, Currency).Round().ToMinor();

    /// <summary>Takes amounts off the items, and makes the line that says so; nothing where they are all 0.</summary>
    public InvoiceLine? TakeOff(string id, string description, ReadOnlySpan<long> taken, Coupon? coupon = null)
    {
        var sum = 0L;
        var count = 0;
        for (var i = 0; i < taken.Length; i++)
        {
            if (taken[i] == 0) continue;
            sum = MinorMath.Add(sum, taken[i]);
            Net[i] -= taken[i];
            count++;
        }

        if (count == 0) return null;
        var shares = new LineShare[count];
        for (var i = taken.Length - 1; i >= 0; i--)
        {
            if (taken[i] != 0) shares[--count] = new LineShare(Items[i].Id, Money(-taken[i]));
        }

        return InvoiceLine.Discounting(id, description, Money(-sum), ValueArray.Over(shares), coupon);
    }

    private static BillableItem[] Sorted(ValueArray<BillableItem> items)
    {
        BillableItem[] sorted = [.. items.AsSpan()];
        Array.Sort(sorted, Compare);
        for (var i = 0; i < sorted.Length; i++)
        {
            if (sorted[i].Kind >= InvoiceLineKind.Discount || sorted[i].Kind == InvoiceLineKind.MinimumTrueUp)
            {
                throw new ArgumentException(
                    $"Item {sorted[i]} is of a kind that the calculation makes.", nameof(items));
            }
        }

        ThrowIfTwice(sorted);
        return sorted;
    }

    private static AppliedCoupon[] Sorted(ValueArray<AppliedCoupon> coupons)
    {
        AppliedCoupon[] sorted = [.. coupons.AsSpan()];
        Array.Sort(sorted, static (left, right) => string.CompareOrdinal(left.Coupon.Key, right.Coupon.Key));
        for (var i = 1; i < sorted.Length; i++)
        {
            if (sorted[i - 1].Coupon.Key == sorted[i].Coupon.Key)
            {
                throw new ArgumentException($"Two coupons are called {sorted[i].Coupon.Key}.", nameof(coupons));
            }
        }

        return sorted;
    }

    private static int Compare(BillableItem left, BillableItem right)
    {
        var order = left.Position.CompareTo(right.Position);
        if (order == 0) order = Nullable.Compare(left.ServicePeriod?.From, right.ServicePeriod?.From);
        return order == 0 ? string.CompareOrdinal(left.Id, right.Id) : order;
    }

    private static void ThrowIfTwice(BillableItem[] items)
    {
        var seen = new HashSet<string>(items.Length, StringComparer.Ordinal);
        foreach (var item in items)
        {
            if (!seen.Add(item.Id)) throw new ArgumentException($"Two items are called {item.Id}.", nameof(items));
        }
    }
}
