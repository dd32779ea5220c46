using Monetize.Billing.Documents;
using Monetize.Billing.Rows;
using Monetize.Collections;
using Monetize.Errors;
using Monetize.Invoicing;

namespace Monetize.Billing.Operations;

/// <summary>A customer's invoices and credit notes, as they stand in the rows that an operation was given.</summary>
internal static class StoredDocuments
{
    /// <summary>All of a customer: what one document gives back is held against all others.</summary>
    public static BillingNeed Need(CustomerId customer, params ValueArray<WantedRows> more) => Needs.Of(
        [customer],
        [
            new WantedRows(InvoiceRow.Definition, "customer", [customer.Value]),
            new WantedRows(InvoiceVoidRow.Definition, "customer", [customer.Value]),
            new WantedRows(CreditNoteRow.Definition, "customer", [customer.Value]),
            new WantedRows(SubscriptionRow.Definition, "customer", [customer.Value]),
            .. more,
        ]);

    /// <summary>What was issued of the subscription of an invoice: documents of others are not even read.</summary>
    public static IssuedDocuments IssuedBeside(BillingState state, Invoice invoice)
    {
        var rows = state.All<InvoiceRow>(InvoiceRow.Definition)
            .Where(row => row.Subscription == invoice.Subscription?.Value)
            .ToList();
        var numbers = rows.Select(static row => row.Number).ToHashSet(StringComparer.Ordinal);
        return new IssuedDocuments
        {
            Invoices = rows.Select(row => Read(state, row)).ToValueArray(),
            CreditNotes = state.All<CreditNoteRow>(CreditNoteRow.Definition)
                .Where(row => numbers.Contains(row.Invoice))
                .Select(static row => CreditNoteDocument.Read(row.Document))
                .ToValueArray(),
        };
    }

    /// <summary>
    /// Lets what was calculated before be calculated again: an invoice that is being made does not know of a document
    /// that gives something back.
    /// </summary>
    public static void Outdate(BillingBook book, Invoice invoice)
    {
        if (invoice.Subscription is not { } subscription) return;
        var row = book.State.Find<SubscriptionRow>(SubscriptionRow.Definition, subscription.Value);
        if (row is not null) book.Change(row with { Version = row.Version + 1 });
    }

    /// <summary>One invoice, final or void.</summary>
    /// <exception cref="BillingException">The customer has none of that number.</exception>
    public static Invoice Find(BillingState state, CustomerId customer, string number)
    {
        var row = state.Find<InvoiceRow>(InvoiceRow.Definition, number);
        return row?.Customer == customer.Value
            ? Read(state, row)
            : throw new BillingException(
                ErrorCodes.UnknownInvoice, $"Customer {customer} has no invoice {number}. Correct the number.");
    }

    /// <summary>The invoice of a row, void where a row says so.</summary>
    public static Invoice Read(BillingState state, InvoiceRow row)
    {
        var invoice = InvoiceDocument.Read(row.Document);
        return state.Find<InvoiceVoidRow>(InvoiceVoidRow.Definition, row.Number) is { } gone
            ? invoice with { Status = InvoiceStatus.Void, VoidedAt = gone.VoidedAt }
            : invoice;
    }
}
