using System.Globalization;

namespace Monetize.Invoicing;

/// <summary>What a coupon had taken off something that now comes back.</summary>
/// <param name="Coupon">The coupon.</param>
/// <param name="Amount">How much of it is taken back, 0 or more, in major units and whole minor units.</param>
public readonly record struct DiscountTakenBack(Coupon Coupon, decimal Amount)
{
    /// <summary>Amount and coupon in the invariant culture.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Amount} of {Coupon}");
}
