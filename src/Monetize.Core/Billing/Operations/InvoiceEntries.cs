using System.Globalization;
using Monetize.Billing.Accounts;
using Monetize.Billing.Documents;
using Monetize.Billing.Events;
using Monetize.Billing.Rows;
using Monetize.Collections;
using Monetize.Payments;

namespace Monetize.Billing.Operations;

/// <summary>All that belongs to a final invoice: its row, entry, payment, messages and line in the log.</summary>
internal static class InvoiceEntries
{
    /// <returns>The payment that was opened; none where nothing is to be paid.</returns>
    public static PaymentId? Add(BillingBook book, string due, Invoice invoice)
    {
        var number = invoice.Number!;
        var document = InvoiceDocument.Write(invoice);
        var hash = PublishPlans.HashOf(document);
        book.Add(new InvoiceRow
        {
            Number = number,
            Customer = invoice.Customer.Value,
            Subscription = invoice.Subscription?.Value,
            Due = due,
            IssuedAt = book.Stamp.At,
            PeriodEnd = invoice.Period.ToExclusive,
            Currency = invoice.Currency.Code,
            TotalMinor = invoice.Total.ToMinor(),
            DueMinor = invoice.Due.ToMinor(),
            Hash = hash,
            Document = document,
        });
        book.Book(Bookkeeping.Of(invoice));
        book.Note("invoice.finalized", number, hash);
        book.Tell(invoice.Customer, EventKind.InvoiceCreated, number, Facts(invoice));
        if (invoice.Due.Amount > 0m) return OpenPayment(book, due, invoice);
        book.Tell(invoice.Customer, EventKind.InvoicePaid, number, Facts(invoice));
        return null;
    }

    /// <summary>What messages about an invoice say.</summary>
    public static ValueMap Facts(Invoice invoice)
    {
        var facts = ValueMap.Of(
            KeyValuePair.Create("currency", invoice.Currency.Code),
            KeyValuePair.Create("due", invoice.Due.Amount.ToString(CultureInfo.InvariantCulture)),
            KeyValuePair.Create("total", invoice.Total.Amount.ToString(CultureInfo.InvariantCulture)));
        return invoice.Subscription is { } subscription ? facts.With("subscription", subscription.Value) : facts;
    }

    private static PaymentId OpenPayment(BillingBook book, string due, Invoice invoice)
    {
        var id = PaymentNames.Of(book.StoreId, due);
        var payment = Payment.Open(id, invoice.Customer, invoice.Number!, invoice.Due, book.Stamp.At);
        book.Add(PaymentRow.Of(payment));
        book.Plan(invoice.Customer, agenda => agenda.SetPayment(id.Value, payment.NextStep));
        return id;
    }
}
