namespace Monetize.Billing.Entitlements;

/// <summary>Why a customer may do something, or may not.</summary>
public enum EntitlementReason
{
    /// <summary>Within what the plan gives.</summary>
    Granted,

    /// <summary>Beyond what is included, at a price.</summary>
    Overage,

    /// <summary>Beyond a soft limit: allowed and free; the host may want to tell the customer.</summary>
    BeyondSoftLimit,

    /// <summary>Beyond a hard limit: refused.</summary>
    LimitReached,

    /// <summary>No plan of the customer has the meter or the feature: refused.</summary>
    NotInPlan,

    /// <summary>No subscription of the customer is in force: refused.</summary>
    NoSubscription,

    /// <summary>
    /// All attempts to collect an invoice have failed, or the customer did not act in time, and it is still owed:
    /// refused.
    /// </summary>
    Suspended,
}
