using Monetize.Billing.Rows;

namespace Monetize.Billing.Events;

/// <summary><c>Subscription.Updated</c>: something was added to the history of a subscription.</summary>
public sealed record SubscriptionUpdated : BillingEvent
{
    internal SubscriptionUpdated(MessageRow message)
        : base(message)
    {
    }

    /// <summary>The subscription.</summary>
    public SubscriptionId Subscription => new(Subject);
}
