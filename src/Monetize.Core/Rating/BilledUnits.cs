using Monetize.Monetary;

namespace Monetize.Rating;

/// <summary>From what was metered to what is priced: the transform, then the minimum quantity.</summary>
internal static class BilledUnits
{
    public static decimal Of(UsageCharge charge, decimal quantity)
    {
        var units = charge.Transform is null ? quantity : Transform(charge.Transform, quantity);
        return Math.Max(units, charge.MinimumQuantity);
    }

    private static decimal Transform(QuantityTransform transform, decimal quantity)
    {
        if (transform.Rounding is { } rounding)
        {
            return ExactDecimal.DivideRounded(quantity, transform.Factor, transform.Digits, rounding);
        }

        return ExactDecimal.TryDivide(quantity, transform.Factor, out var units)
            ? units
            : throw ExactDecimal.NoExact(quantity, "over", transform.Factor);
    }
}
