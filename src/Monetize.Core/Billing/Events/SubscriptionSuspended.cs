using Monetize.Billing.Rows;

namespace Monetize.Billing.Events;

/// <summary><c>Subscription.Suspended</c>: an invoice could not be collected, and all attempts are made.</summary>
public sealed record SubscriptionSuspended : BillingEvent
{
    internal SubscriptionSuspended(MessageRow message)
        : base(message)
    {
    }

    /// <summary>The number of the invoice.</summary>
    public string Invoice => Subject;

    /// <summary>What was to be collected.</summary>
    public Money Amount => AmountOf("amount");

    /// <summary>Why the last attempt failed, in the words of the provider; none where there is no reason.</summary>
    public string? Reason => TextOf("reason");
}
