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
    public static void Add(BillingBook book, string due, Invoice invoice)
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
        if (invoice.Due.Amount > 0m) OpenPayment(book, invoice);
        else book.Tell(invoice.Customer, EventKind.InvoicePaid, number, Facts(invoice));
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

    private static void OpenPayment(BillingBook book, Invoice invoice)
    {
        var payment = Payment.Open(
            PaymentNames.Of(invoice.Number!), invoice.Customer, invoice.Number!, invoice.Due, book.Stamp.At);
        book.Add(PaymentRow.Of(payment));
        book.Plan(invoice.Customer, agenda => agenda.SetPayment(payment.Id.Value, payment.NextStep));
    }
}
