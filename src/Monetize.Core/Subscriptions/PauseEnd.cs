namespace Monetize.Subscriptions;

/// <summary>A pause ends.</summary>
public sealed record PauseEnd : SubscriptionChange
{
    private protected override string What => "end of pause";
}
