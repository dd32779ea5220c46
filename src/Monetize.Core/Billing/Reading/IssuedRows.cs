using Monetize.Billing.Documents;
using Monetize.Billing.Rows;
using Monetize.Collections;
using Monetize.Invoicing;

namespace Monetize.Billing.Reading;

/// <summary>Invoices of a subscription as rows: a document is read when it is needed.</summary>
/// <param name="invoices">The invoices, void ones left out.</param>
/// <param name="notes">Credit notes by the number of their invoice.</param>
/// <param name="prices">Prices of documents that are read together.</param>
internal sealed class IssuedRows(
    IEnumerable<InvoiceRow> invoices, ILookup<string, CreditNoteRow> notes, PriceSnapshots prices)
{
    /// <summary>The documents about a time that ended at an instant or later.</summary>
    public IssuedDocuments Since(DateTimeOffset from)
    {
        var rows = invoices.Where(row => row.PeriodEnd >= from).ToList();
        return new IssuedDocuments
        {
            Invoices = rows.Select(row => InvoiceDocument.Read(row.Document, prices)).ToValueArray(),
            CreditNotes = rows.SelectMany(row => notes[row.Number])
                .Select(static note => CreditNoteDocument.Read(note.Document))
                .ToValueArray(),
        };
    }
}
