using Monetize.Billing.Rows;
using Monetize.Collections;

namespace Monetize.Billing.Verification;

/// <summary>All rows of one customer.</summary>
internal sealed class CustomerFile(CustomerRow customer, BillingState state)
{
    public CustomerRow Row => customer;

    public CustomerId Id => new(customer.Id);

    public List<SubscriptionRow> Subscriptions { get; } =
        [.. state.All<SubscriptionRow>(SubscriptionRow.Definition).Where(row => row.Customer == customer.Id)];

    public List<InvoiceRow> Invoices { get; } =
        [.. state.All<InvoiceRow>(InvoiceRow.Definition).Where(row => row.Customer == customer.Id)];

    public Dictionary<string, InvoiceVoidRow> Voids { get; } = state
        .All<InvoiceVoidRow>(InvoiceVoidRow.Definition).Where(row => row.Customer == customer.Id)
        .ToDictionary(static row => row.Number, StringComparer.Ordinal);

    public List<CreditNoteRow> CreditNotes { get; } =
        [.. state.All<CreditNoteRow>(CreditNoteRow.Definition).Where(row => row.Customer == customer.Id)];

    public List<CreditRow> Credits { get; } =
        [.. state.All<CreditRow>(CreditRow.Definition).Where(row => row.Customer == customer.Id)];

    public List<LedgerRow> Ledger { get; } =
        [.. state.All<LedgerRow>(LedgerRow.Definition).Where(row => row.Customer == customer.Id)];

    public List<PaymentRow> Payments { get; } =
        [.. state.All<PaymentRow>(PaymentRow.Definition).Where(row => row.Customer == customer.Id)];

    public List<MessageRow> Messages { get; } =
        [.. state.All<MessageRow>(MessageRow.Definition).Where(row => row.Customer == customer.Id)];

    public Dictionary<string, SettledRow> Settled { get; private set; } = [];

    public ILookup<string, PaymentAttemptRow> Attempts { get; private set; } =
        Array.Empty<PaymentAttemptRow>().ToLookup(static row => row.Payment);

    /// <summary>The documents that are as they were written; others are reported and not looked at further.</summary>
    public CustomerDocuments Documents { get; } = new();

    /// <summary>Reads the files of customers: a few questions for all of them.</summary>
    public static async ValueTask<List<CustomerFile>> ReadAsync(
        IBillingStore store, ValueArray<CustomerRow> customers, CancellationToken cancellationToken)
    {
        var ids = customers.Select(static row => row.Id).ToValueArray();
        var tables = new[]
        {
            SubscriptionRow.Definition, InvoiceRow.Definition, InvoiceVoidRow.Definition, CreditNoteRow.Definition,
            CreditRow.Definition, LedgerRow.Definition, PaymentRow.Definition, MessageRow.Definition,
        };
        var state = await store.ReadAsync(
            new BillingNeed
            {
                Rows = tables.Select(table => new WantedRows(table, "customer", ids)).ToValueArray(),
            },
            cancellationToken).ConfigureAwait(false);
        var files = customers.Select(row => new CustomerFile(row, state)).ToList();
        var more = await store.ReadAsync(
            new BillingNeed
            {
                Rows =
                [
                    new WantedRows(
                        SettledRow.Definition,
                        "subscription",
                        state.All<SubscriptionRow>(SubscriptionRow.Definition).Select(static row => row.Id)
                            .ToValueArray()),
                    new WantedRows(
                        PaymentAttemptRow.Definition,
                        "payment",
                        state.All<PaymentRow>(PaymentRow.Definition).Select(static row => row.Id).ToValueArray()),
                ],
            },
            cancellationToken).ConfigureAwait(false);
        foreach (var file in files) file.Add(more);
        return files;
    }

    private void Add(BillingState more)
    {
        var own = Subscriptions.Select(static row => row.Id).ToHashSet(StringComparer.Ordinal);
        Settled = more.All<SettledRow>(SettledRow.Definition)
            .Where(row => own.Contains(row.Subscription))
            .ToDictionary(static row => row.Due, StringComparer.Ordinal);
        Attempts = more.All<PaymentAttemptRow>(PaymentAttemptRow.Definition)
            .ToLookup(static row => row.Payment, StringComparer.Ordinal);
    }
}
