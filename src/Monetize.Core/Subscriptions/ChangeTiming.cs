namespace Monetize.Subscriptions;

/// <summary>From when on a change counts.</summary>
public enum ChangeTiming
{
    /// <summary>From the instant at which it is decided. The default.</summary>
    AtOnce,

    /// <summary>From the end of the billing period, or of the trial, in which it is decided.</summary>
    AtPeriodEnd,
}
