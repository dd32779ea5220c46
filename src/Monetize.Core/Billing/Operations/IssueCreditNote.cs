using Monetize.Billing.Accounts;
using Monetize.Billing.Documents;
using Monetize.Billing.Events;
using Monetize.Billing.Rows;
using Monetize.Collections;
using Monetize.Invoicing;

namespace Monetize.Billing.Operations;

/// <summary>
/// Gives back an invoice or a part of it by a credit note: numbered, kept and booked in one step. What it gives back
/// goes to the customer's balance, which pays what is open at a provider, this invoice first, and then the next
/// invoices. Gives the note. Sent again it is the same request, by
/// invoice, time, parts and reason, and gives the note that it made.
/// </summary>
public sealed class IssueCreditNote : BillingOperation<CreditNote>
{
    private readonly CustomerId _customer;
    private readonly string _invoice;
    private readonly ValueArray<LineShare> _parts;
    private readonly string? _reason;
    private readonly Stamp _stamp;
    private readonly NumberSeries _series;

    /// <summary>Gives back.</summary>
    /// <param name="customer">Whose invoice it is.</param>
    /// <param name="invoice">Its number.</param>
    /// <param name="stamp">When and by whom.</param>
    /// <param name="parts">How much of which charge after its discounts; all that is left where empty.</param>
    /// <param name="reason">Why, for the customer to read. None by default.</param>
    /// <param name="series">How notes are numbered; <see cref="NumberSeries.CreditNotes"/> where null.</param>
    public IssueCreditNote(
        CustomerId customer,
        string invoice,
        Stamp stamp,
        ValueArray<LineShare> parts = default,
        string? reason = null,
        NumberSeries? series = null)
    {
        ArgumentNullException.ThrowIfNull(stamp);
        _customer = customer;
        _invoice = invoice;
        _stamp = stamp;
        _parts = parts;
        _reason = reason;
        _series = series ?? NumberSeries.CreditNotes;
    }

    /// <inheritdoc/>
    public override BillingNeed Need => StoredDocuments.Need(_customer, OpenPayments.Of(_customer.Value)) with
    {
        Balances = true,
        Counters = [CounterNames.Audit, CounterNames.Of(_series)],
    };

    /// <inheritdoc/>
    /// <exception cref="BillingException">
    /// The customer has no such invoice, it is void, or less is left of it.
    /// </exception>
    public override BillingDecision<CreditNote> Decide(BillingState state)
    {
        FreeText.Check("reason", _reason, CustomerLimits.ReasonLength);
        var book = new BillingBook(state, _stamp);
        _ = book.Get(_customer);
        var invoice = StoredDocuments.Find(state, _customer, _invoice);
        var issued = StoredDocuments.IssuedBeside(state, invoice);
        if (!_parts.IsEmpty && Earlier(issued) is { } earlier) return new(earlier, BillingChange.None);
        var number = book.Peek(_series);
        var result = _parts.IsEmpty
            ? Crediting.Whole(invoice, issued, number, _stamp.At, _reason)
            : Crediting.Part(invoice, issued, number, _stamp.At, _parts, _reason);
        if (!result.IsAccepted)
        {
            return _parts.IsEmpty && Earlier(issued) is { } whole
                ? new(whole, BillingChange.None)
                : throw new BillingException(result.Refusal.Code, result.Refusal.Message);
        }

        _ = book.Next(_series);
        StoredDocuments.Outdate(book, invoice);
        Add(book, result.CreditNote);
        return book.Finish(result.CreditNote);
    }

    /// <summary>The note that this request made before. One without parts left nothing, so it is refused.</summary>
    private CreditNote? Earlier(IssuedDocuments issued) => issued.CreditNotes.LastOrDefault(note =>
        note.InvoiceNumber == _invoice && note.IssuedAt == _stamp.At && note.Reason == _reason
        && (_parts.IsEmpty || note.Lines.Select(static line => new LineShare(line.LineId, line.Amount))
            .SequenceEqual(_parts)));

    private void Add(BillingBook book, CreditNote note)
    {
        var document = CreditNoteDocument.Write(note);
        var hash = PublishPlans.HashOf(document);
        book.Add(new CreditNoteRow
        {
            Number = note.Number,
            Invoice = note.InvoiceNumber,
            Customer = note.Customer.Value,
            IssuedAt = _stamp.At,
            Currency = note.Currency.Code,
            TotalMinor = note.Total.ToMinor(),
            Hash = hash,
            Document = document,
        });
        book.Book(Bookkeeping.Of(note));
        book.Note("credit_note.issued", note.Number, hash);
        book.Tell(
            note.Customer,
            EventKind.InvoiceCredited,
            note.InvoiceNumber,
            ValueMap.Of(KeyValuePair.Create("credit_note", note.Number)));
        var before = book.State.LeftOn(LedgerAccount.Balance(note.Customer), note.Currency);
        OpenPayments.Pay(book, note.Customer, before + note.Total, note.InvoiceNumber);
    }
}
