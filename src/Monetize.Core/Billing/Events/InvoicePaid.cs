using Monetize.Billing.Rows;

namespace Monetize.Billing.Events;

/// <summary><c>Invoice.Paid</c>: nothing is to be paid of an invoice any more.</summary>
public sealed record InvoicePaid : BillingEvent
{
    internal InvoicePaid(MessageRow message)
        : base(message)
    {
    }

    /// <summary>The number of the invoice.</summary>
    public string Number => Subject;

    /// <summary>What was collected for it; 0 where credits paid all of it.</summary>
    public Money Amount => AmountOf(Data.ContainsKey("amount") ? "amount" : "due");
}
