using Monetize.Billing.Rows;

namespace Monetize.Billing.Events;

/// <summary><c>Invoice.Voided</c>: an invoice was taken back whole.</summary>
public sealed record InvoiceVoided : BillingEvent
{
    internal InvoiceVoided(MessageRow message)
        : base(message)
    {
    }

    /// <summary>The number of the invoice.</summary>
    public string Number => Subject;

    /// <summary>What it was of, with taxes.</summary>
    public Money Total => AmountOf("total");
}
