using Monetize.Billing.Rows;
using Monetize.Collections;

namespace Monetize.Billing.Verification;

/// <summary>All rows of one customer.</summary>
internal sealed class CustomerFile(CustomerRow customer, CustomerRows rows)
{
    private readonly HashSet<string> _subjects = [
        .. rows.Subscriptions[customer.Id].Select(static row => row.Id),
        .. rows.Invoices[customer.Id].Select(static row => row.Number),
        .. rows.CreditNotes[customer.Id].Select(static row => row.Number),
        .. rows.Payments[customer.Id].Select(static row => row.Id),
    ];

    public CustomerRow Row => customer;

    public CustomerId Id => new(customer.Id);

    public List<SubscriptionRow> Subscriptions { get; } = [.. rows.Subscriptions[customer.Id]];

    public List<InvoiceRow> Invoices { get; } = [.. rows.Invoices[customer.Id]];

    /// <summary>Whether something of an id or number is in it.</summary>
    public bool Holds(string subject) => subject == customer.Id || _subjects.Contains(subject);

    public Dictionary<string, InvoiceVoidRow> Voids { get; } =
        rows.Voids[customer.Id].ToDictionary(static row => row.Number, StringComparer.Ordinal);

    public List<CreditNoteRow> CreditNotes { get; } = [.. rows.CreditNotes[customer.Id]];

    public List<CreditRow> Credits { get; } = [.. rows.Credits[customer.Id]];

    public List<LedgerRow> Ledger { get; } = [.. rows.Ledger[customer.Id]];

    public List<PaymentRow> Payments { get; } = [.. rows.Payments[customer.Id]];

    public List<MessageRow> Messages { get; } = [.. rows.Messages[customer.Id]];

    public Dictionary<string, SettledRow> Settled { get; private set; } = [];

    public ILookup<string, PaymentAttemptRow> Attempts { get; private set; } =
        Array.Empty<PaymentAttemptRow>().ToLookup(static row => row.Payment);

    /// <summary>The steps by which less is owed of a payment, in order.</summary>
    public IEnumerable<PaymentAttemptRow> LoweredBy(string payment) => Attempts[payment]
        .Where(static step => step.LoweredMinor is not null)
        .OrderBy(static step => step.Step);

    /// <summary>How much less was owed of the payments of an invoice in the end, in minor units.</summary>
    public long LoweredOf(string invoice) => Payments.Where(row => row.Invoice == invoice)
        .SelectMany(row => LoweredBy(row.Id))
        .Sum(static step => step.LoweredMinor ?? 0);

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
        var rows = new CustomerRows(state);
        var files = customers.Select(row => new CustomerFile(row, rows)).ToList();
        var more = await store.ReadAsync(
            new BillingNeed
            {
                Rows =
                [
                    new WantedRows(
                        SettledRow.Definition,
                        "subscription",
                        files.SelectMany(static file => file.Subscriptions).Select(static row => row.Id)
                            .ToValueArray()),
                    new WantedRows(
                        PaymentAttemptRow.Definition,
                        "payment",
                        files.SelectMany(static file => file.Payments).Select(static row => row.Id).ToValueArray()),
                ],
            },
            cancellationToken).ConfigureAwait(false);
        var settled = more.All<SettledRow>(SettledRow.Definition).ToLookup(static row => row.Subscription);
        var attempts = more.All<PaymentAttemptRow>(PaymentAttemptRow.Definition)
            .ToLookup(static row => row.Payment);
        foreach (var file in files)
        {
            file.Attempts = attempts;
            file.Settled = file.Subscriptions.SelectMany(row => settled[row.Id])
                .ToDictionary(static row => row.Due, StringComparer.Ordinal);
        }

        return files;
    }
}
