using Monetize.Billing.Rows;

namespace Monetize.Billing.Verification;

/// <summary>The rows of a page of customers, grouped once for all of them.</summary>
internal sealed class CustomerRows(BillingState state)
{
    public ILookup<string, SubscriptionRow> Subscriptions { get; } =
        state.All<SubscriptionRow>(SubscriptionRow.Definition).ToLookup(static row => row.Customer);

    public ILookup<string, InvoiceRow> Invoices { get; } =
        state.All<InvoiceRow>(InvoiceRow.Definition).ToLookup(static row => row.Customer);

    public ILookup<string, InvoiceVoidRow> Voids { get; } =
        state.All<InvoiceVoidRow>(InvoiceVoidRow.Definition).ToLookup(static row => row.Customer);

    public ILookup<string, CreditNoteRow> CreditNotes { get; } =
        state.All<CreditNoteRow>(CreditNoteRow.Definition).ToLookup(static row => row.Customer);

    public ILookup<string, CreditRow> Credits { get; } =
        state.All<CreditRow>(CreditRow.Definition).ToLookup(static row => row.Customer);

    public ILookup<string, LedgerRow> Ledger { get; } =
        state.All<LedgerRow>(LedgerRow.Definition).ToLookup(static row => row.Customer);

    public ILookup<string, PaymentRow> Payments { get; } =
        state.All<PaymentRow>(PaymentRow.Definition).ToLookup(static row => row.Customer);

    public ILookup<string, MessageRow> Messages { get; } =
        state.All<MessageRow>(MessageRow.Definition).ToLookup(static row => row.Customer);
}
