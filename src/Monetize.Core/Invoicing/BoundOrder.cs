using Monetize.Collections;

namespace Monetize.Invoicing;

/// <summary>Which items a bound is about, and the one order of bounds.</summary>
internal static class BoundOrder
{
    public static SpendBound[] Of(ValueArray<SpendBound> bounds)
    {
        SpendBound[] sorted = [.. bounds];
        Array.Sort(sorted, Compare);
        for (var i = 1; i < sorted.Length; i++)
        {
            if (Compare(sorted[i - 1], sorted[i]) == 0)
            {
                throw new ArgumentException($"Two bounds are about {sorted[i]}.", nameof(bounds));
            }
        }

        return sorted;
    }

    public static bool IsAbout(SpendBound bound, BillableItem item) =>
        item.Scope == bound.Scope && (bound.ChargeKey is null || bound.ChargeKey == item.Price?.ChargeKey);

    private static int Compare(SpendBound left, SpendBound right)
    {
        var order = string.CompareOrdinal(left.Scope, right.Scope);
        return order == 0 ? string.CompareOrdinal(left.ChargeKey, right.ChargeKey) : order;
    }
}
