using Monetize.Billing.Rows;

namespace Monetize.Billing.Events;

/// <summary><c>Invoice.PaymentFailed</c>: an attempt to collect an invoice has failed.</summary>
public sealed record InvoicePaymentFailed : BillingEvent
{
    internal InvoicePaymentFailed(MessageRow message)
        : base(message)
    {
    }

    /// <summary>The number of the invoice.</summary>
    public string Number => Subject;

    /// <summary>What was to be collected.</summary>
    public Money Amount => AmountOf("amount");

    /// <summary>Why, in the words of the provider; none where the customer did not act in time.</summary>
    public string? Reason => TextOf("reason");
}
