namespace Monetize.Subscriptions;

/// <summary>Nothing is owed from then on, until the pause ends; periods go on.</summary>
public sealed record PauseStart : SubscriptionChange
{
    private protected override string What => "pause";
}
