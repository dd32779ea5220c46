namespace Monetize.Subscriptions;

/// <summary>What is scheduled and does not count yet is taken back.</summary>
public sealed record Withdrawal : SubscriptionChange
{
    private protected override string What => "withdrawal";
}
