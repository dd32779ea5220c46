using System.Globalization;
using Monetize.Collections;

namespace Monetize.Invoicing;

/// <summary>A coupon that a customer has redeemed.</summary>
/// <remarks>Immutable; equal when all parts are.</remarks>
public sealed record AppliedCoupon
{
    /// <summary>The coupon.</summary>
    public required Coupon Coupon { get; init; }

    /// <summary>
    /// The number of the billing period in which it was redeemed. 0 by default. One that is redeemed in the trial of a
    /// subscription counts from the first period after it, for <see cref="SubscriptionInvoicing"/> knows the trial.
    /// </summary>
    public int FirstPeriod { get; init; }

    /// <summary>
    /// What earlier invoices took off by it for each billing period, or for each charge of it where it is per line:
    /// several invoices share a fixed amount. Nothing by default.
    /// </summary>
    public ValueArray<CouponUse> Used { get; init; }

    /// <summary>Whether it counts for a billing period, by the number that the anchor gives it.</summary>
    /// <param name="period">The number of the billing period.</param>
    public bool CountsIn(int period) => period >= FirstPeriod && Coupon.Duration switch
    {
        CouponDuration.Once => period == FirstPeriod,
        CouponDuration.Repeating => (long)period - FirstPeriod < Coupon.Periods,
        _ => true,
    };

    /// <summary>Coupon and first billing period, in the invariant culture.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Coupon} from period {FirstPeriod}");

    internal decimal UsedIn(int period)
    {
        var used = 0m;
        foreach (var use in Used)
        {
            if (use.Period == period) used += use.Amount;
        }

        return used;
    }

    internal decimal UsedOn(int period, string scope, string chargeKey)
    {
        var used = 0m;
        foreach (var use in Used)
        {
            if (use.Period == period && use.Scope == scope && use.ChargeKey == chargeKey) used += use.Amount;
        }

        return used;
    }
}
