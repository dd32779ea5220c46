using Monetize.Billing.Rows;
using Monetize.Payments;

namespace Monetize.Billing.Events;

/// <summary><c>Payment.ActionRequired</c>: the customer has to do something, such as to confirm at the bank.</summary>
public sealed record PaymentActionRequired : BillingEvent
{
    internal PaymentActionRequired(MessageRow message)
        : base(message)
    {
    }

    /// <summary>The payment.</summary>
    public PaymentId Payment => new(Subject);

    /// <summary>The number of the invoice.</summary>
    public string Invoice => Data["invoice"];

    /// <summary>What is to be collected.</summary>
    public Money Amount => AmountOf("amount");

    /// <summary>
    /// Where the customer does it; none where the provider named no page. Pages may close: look the payment up for the
    /// one of the moment.
    /// </summary>
    public Uri? Link => TextOf("link") is { } link ? new Uri(link) : null;
}
