namespace Monetize.Subscriptions;

/// <summary>Where the billing periods of a subscription begin.</summary>
public enum BillingAlignment
{
    /// <summary>At the time at which the subscription starts, or its trial ends. The default.</summary>
    Anniversary,

    /// <summary>
    /// With the calendar's day, week, month, quarter or year; the first period is what is left of one.
    /// </summary>
    Calendar,
}
