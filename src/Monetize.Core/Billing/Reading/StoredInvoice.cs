using Monetize.Billing.Documents;
using Monetize.Billing.Operations;
using Monetize.Billing.Rows;
using Monetize.Collections;
using Monetize.Payments;

namespace Monetize.Billing.Reading;

/// <summary>An invoice as a store keeps it, with what followed.</summary>
public sealed record StoredInvoice
{
    /// <summary>The invoice, final or void.</summary>
    public required Invoice Invoice { get; init; }

    /// <summary>The key of what was due.</summary>
    public required string DueKey { get; init; }

    /// <summary>The credit notes for it, in the order of their numbers.</summary>
    public ValueArray<CreditNote> CreditNotes { get; init; }

    /// <summary>Its payment; none where nothing was left to pay.</summary>
    public Payment? Payment { get; init; }

    /// <summary>The invoice.</summary>
    public override string ToString() => Invoice.ToString();

    internal static StoredInvoice Of(BillingState state, InvoiceRow row) => new()
    {
        Invoice = StoredDocuments.Read(state, row),
        DueKey = row.Due,
        CreditNotes = state.All<CreditNoteRow>(CreditNoteRow.Definition)
            .Where(note => note.Invoice == row.Number)
            .Select(static note => CreditNoteDocument.Read(note.Document))
            .ToValueArray(),
        Payment = state.All<PaymentRow>(PaymentRow.Definition)
            .FirstOrDefault(payment => payment.Invoice == row.Number)?.ToPayment(),
    };
}
