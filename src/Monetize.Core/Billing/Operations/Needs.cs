using Monetize.Billing.Rows;
using Monetize.Collections;

namespace Monetize.Billing.Operations;

/// <summary>What operations need, in short.</summary>
internal static class Needs
{
    /// <summary>Customers, what is named of them, and the audit log.</summary>
    public static BillingNeed Of(ValueArray<CustomerId> customers, params ValueArray<WantedRows> rows) => new()
    {
        Customers = customers,
        Rows = rows,
        Counters = [CounterNames.Audit],
    };

    /// <summary>The id of the store. Nobody waits for it: it never changes.</summary>
    public static WantedRows Store => new(CounterRow.Definition, "name", [CounterNames.Store]);

    public static WantedRows Subscriptions(params ValueArray<string> ids) =>
        new(SubscriptionRow.Definition, "id", ids);

    public static WantedRows SettledOf(DateTimeOffset since, params ValueArray<string> subscriptions) =>
        new(SettledRow.Definition, "subscription", subscriptions) { SinceColumn = "at", Since = since };

    public static WantedRows Invoices(params ValueArray<string> numbers) =>
        new(InvoiceRow.Definition, "number", numbers);

    public static WantedRows Voids(params ValueArray<string> numbers) =>
        new(InvoiceVoidRow.Definition, "number", numbers);

    public static WantedRows CreditNotes(params ValueArray<string> invoices) =>
        new(CreditNoteRow.Definition, "invoice", invoices);

    public static WantedRows PaymentsOf(params ValueArray<string> invoices) =>
        new(PaymentRow.Definition, "invoice", invoices);

    public static WantedRows Payments(params ValueArray<string> ids) => new(PaymentRow.Definition, "id", ids);

    public static WantedRows Attempts(params ValueArray<string> payments) =>
        new(PaymentAttemptRow.Definition, "payment", payments);
}
