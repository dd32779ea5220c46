namespace Monetize.Subscriptions;

/// <summary>The subscription ends.</summary>
public sealed record Cancellation : SubscriptionChange
{
    private protected override string What => "cancellation";
}
