using Monetize.Billing.Rows;

namespace Monetize.Billing.Events;

/// <summary><c>Invoice.Created</c>: an invoice is final.</summary>
public sealed record InvoiceCreated : BillingEvent
{
    internal InvoiceCreated(MessageRow message)
        : base(message)
    {
    }

    /// <summary>The number of the invoice.</summary>
    public string Number => Subject;

    /// <summary>What it is of, with taxes.</summary>
    public Money Total => AmountOf("total");

    /// <summary>What is to be paid of it, after credits.</summary>
    public Money Due => AmountOf("due");

    /// <summary>The subscription that it is of; none where it is of none.</summary>
    public SubscriptionId? Subscription => TextOf("subscription") is { } id ? new SubscriptionId(id) : null;
}
