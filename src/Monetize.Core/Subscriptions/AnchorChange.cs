namespace Monetize.Subscriptions;

/// <summary>New billing periods begin at this instant.</summary>
public sealed record AnchorChange : SubscriptionChange
{
    private protected override string What => "new anchor";
}
