using Monetize.Billing.Rows;

namespace Monetize.Billing.Events;

/// <summary><c>Alert.Raised</c>: somebody of the host has to look at a customer.</summary>
public sealed record AlertRaised : BillingEvent
{
    internal AlertRaised(MessageRow message)
        : base(message)
    {
    }

    /// <summary>
    /// Why: an entry in the catalogue of codes where the customer was set aside or the provider refused a payment, such
    /// as <c>MON1911</c>; <c>payment.succeeded_unowed</c> or <c>payment.canceled</c> where something happened at the
    /// provider.
    /// </summary>
    public string Code => Data["code"];

    /// <summary>Why, for people; none where the code says all.</summary>
    public string? Reason => TextOf("reason");

    /// <summary>The number of the invoice; none where it is about none.</summary>
    public string? Invoice => TextOf("invoice");
}
