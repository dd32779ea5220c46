namespace Monetize.Subscriptions;

/// <summary>The state of a subscription at an instant.</summary>
public enum SubscriptionStatus
{
    /// <summary>Its start lies ahead.</summary>
    NotStarted,

    /// <summary>In its trial: nothing is owed yet.</summary>
    Trialing,

    /// <summary>In force.</summary>
    Active,

    /// <summary>Paused: nothing is owed, and periods go on.</summary>
    Paused,

    /// <summary>Ended by a cancellation.</summary>
    Canceled,
}
