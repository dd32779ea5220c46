using Monetize.Billing.Rows;

namespace Monetize.Billing.Events;

/// <summary><c>Subscription.Created</c>: a subscription began.</summary>
public sealed record SubscriptionCreated : BillingEvent
{
    internal SubscriptionCreated(MessageRow message)
        : base(message)
    {
    }

    /// <summary>The subscription.</summary>
    public SubscriptionId Subscription => new(Subject);
}
