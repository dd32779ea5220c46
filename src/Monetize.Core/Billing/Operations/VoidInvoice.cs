using Monetize.Billing.Accounts;
using Monetize.Billing.Events;
using Monetize.Billing.Rows;
using Monetize.Errors;
using Monetize.Invoicing;
using Monetize.Payments.Collection;

namespace Monetize.Billing.Operations;

/// <summary>
/// Takes an invoice back as a whole: it keeps its number, its entry is reversed, its payment stops, the next run
/// gives up what the provider holds of it, and what the balance paid of it is on the balance again. Gives the void
/// invoice; once more changes nothing.
/// </summary>
/// <param name="customer">Whose invoice it is.</param>
/// <param name="number">Its number.</param>
/// <param name="reason">Why, for the record; nothing that tells a person.</param>
/// <param name="stamp">When and by whom.</param>
public sealed class VoidInvoice(CustomerId customer, string number, string reason, Stamp stamp)
    : BillingOperation<Invoice>
{
    /// <inheritdoc/>
    public override BillingNeed Need =>
        StoredDocuments.Need(customer, Needs.PaymentsOf(number)) with
        {
            Balances = true,
            Counters = [CounterNames.Audit, CounterNames.PaymentsRefused],
        };

    /// <inheritdoc/>
    /// <exception cref="BillingException">
    /// The customer has no such invoice; it was credited; it was paid or an attempt is in flight; or what it carried
    /// over was spent.
    /// </exception>
    public override BillingDecision<Invoice> Decide(BillingState state)
    {
        FreeText.Check("reason", reason, CustomerLimits.ReasonLength);
        var book = new BillingBook(state, stamp);
        _ = book.Get(customer);
        var invoice = StoredDocuments.Find(state, customer, number);
        if (invoice.Status == InvoiceStatus.Void) return new(invoice, BillingChange.None);
        var balance = state.LeftOn(LedgerAccount.Balance(customer), invoice.Currency);
        var result = invoice.Void(stamp.At, StoredDocuments.IssuedBeside(state, invoice), balance);
        if (!result.IsAccepted) throw new BillingException(result.Refusal.Code, result.Refusal.Message);
        var lowered = StopPayment(book, invoice);
        book.Add(new InvoiceVoidRow
        {
            Number = number,
            Customer = customer.Value,
            VoidedAt = stamp.At,
            Reason = reason,
        });
        StoredDocuments.Outdate(book, invoice);
        book.Book(Bookkeeping.OfVoid(invoice, lowered));
        book.Note("invoice.voided", number, reason);
        book.Tell(customer, EventKind.InvoiceVoided, number, InvoiceEntries.Facts(invoice));
        return book.Finish(result.Invoice);
    }

    /// <returns>How much less it asked for, as the balance had paid the rest.</returns>
    private long StopPayment(BillingBook book, Invoice invoice)
    {
        var lowered = 0L;
        foreach (var row in book.State.All<PaymentRow>(PaymentRow.Definition))
        {
            var step = row.ToPayment().After(new CollectionStopped(), stamp.At, PaymentPolicy.Default);
            if (!step.IsChanged)
            {
                throw new BillingException(
                    ErrorCodes.InvoiceAlreadyPaid,
                    $"Invoice {number} is paid, or an attempt is in flight. Credit it, or wait for the outcome.");
            }

            PaymentEntries.Change(book, row, step, new CollectionStopped());
            lowered += invoice.Due.ToMinor() - row.AmountMinor;
        }

        return lowered;
    }
}
