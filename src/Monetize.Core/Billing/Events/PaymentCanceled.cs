using Monetize.Billing.Rows;
using Monetize.Payments;

namespace Monetize.Billing.Events;

/// <summary><c>Payment.Canceled</c>: somebody gave a payment up at the provider.</summary>
public sealed record PaymentCanceled : BillingEvent
{
    internal PaymentCanceled(MessageRow message)
        : base(message)
    {
    }

    /// <summary>The payment.</summary>
    public PaymentId Payment => new(Subject);

    /// <summary>The number of the invoice.</summary>
    public string Invoice => Data["invoice"];

    /// <summary>What was to be collected.</summary>
    public Money Amount => AmountOf("amount");
}
