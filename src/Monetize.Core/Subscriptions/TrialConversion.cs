namespace Monetize.Subscriptions;

/// <summary>The trial ends before its time, and the first period begins.</summary>
public sealed record TrialConversion : SubscriptionChange
{
    private protected override string What => "trial conversion";
}
