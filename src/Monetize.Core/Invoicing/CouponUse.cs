using System.Globalization;

namespace Monetize.Invoicing;

/// <summary>What a coupon took off for one billing period.</summary>
/// <param name="Period">The number of the billing period.</param>
/// <param name="Amount">How much, 0 or more, in major units and whole minor units.</param>
public readonly record struct CouponUse(int Period, decimal Amount)
{
    /// <summary>Period and amount in the invariant culture.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Amount} in period {Period}");
}
