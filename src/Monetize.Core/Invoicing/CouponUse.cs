using System.Globalization;

namespace Monetize.Invoicing;

/// <summary>What a coupon took off for one billing period, or for one charge of it.</summary>
/// <param name="Period">The number of the billing period.</param>
/// <param name="Amount">How much, in major units and whole minor units.</param>
/// <param name="Scope">
/// Of what the coupon was taken off, by <see cref="BillableItem.Scope"/>; only a coupon per line looks at it.
/// </param>
/// <param name="ChargeKey">
/// Of which charge, by <see cref="LinePrice.ChargeKey"/>, or by id where a line has no price; only a coupon per line
/// looks at it.
/// </param>
public readonly record struct CouponUse(int Period, decimal Amount, string Scope = "", string ChargeKey = "")
{
    /// <summary>Period and amount in the invariant culture.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Amount} in period {Period}");
}
