namespace Monetize.Billing.Rows;

/// <summary>Every table of billing.</summary>
public static class BillingTables
{
    /// <summary>All tables, in the order in which their rows are written.</summary>
    public static IReadOnlyList<BillingTable> All { get; } =
    [
        CustomerRow.Definition, PlanRow.Definition, SubscriptionRow.Definition, SettledRow.Definition,
        InvoiceRow.Definition, InvoiceVoidRow.Definition, CreditNoteRow.Definition, CreditRow.Definition,
        LedgerRow.Definition, PaymentRow.Definition, PaymentAttemptRow.Definition, MessageRow.Definition,
        InboxRow.Definition, AuditRow.Definition, CounterRow.Definition,
    ];
}
