namespace Monetize.Invoicing;

/// <summary>How long a coupon counts.</summary>
public enum CouponDuration
{
    /// <summary>For the billing period in which it is redeemed.</summary>
    Once,

    /// <summary>For a number of billing periods, that of the redemption among them.</summary>
    Repeating,

    /// <summary>As long as the subscription lasts.</summary>
    Forever,
}
