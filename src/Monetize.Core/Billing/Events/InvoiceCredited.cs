using Monetize.Billing.Rows;

namespace Monetize.Billing.Events;

/// <summary><c>Invoice.Credited</c>: a credit note gives back an invoice or a part of it.</summary>
public sealed record InvoiceCredited : BillingEvent
{
    internal InvoiceCredited(MessageRow message)
        : base(message)
    {
    }

    /// <summary>The number of the invoice.</summary>
    public string Number => Subject;

    /// <summary>The number of the credit note.</summary>
    public string CreditNote => Data["credit_note"];
}
