using Monetize.Billing.Rows;
using Monetize.Payments;

namespace Monetize.Billing.Events;

/// <summary><c>Payment.Succeeded</c>: the money of a payment is there.</summary>
public sealed record PaymentSucceeded : BillingEvent
{
    internal PaymentSucceeded(MessageRow message)
        : base(message)
    {
    }

    /// <summary>The payment.</summary>
    public PaymentId Payment => new(Subject);

    /// <summary>The number of the invoice.</summary>
    public string Invoice => Data["invoice"];

    /// <summary>What was collected.</summary>
    public Money Amount => AmountOf("amount");
}
