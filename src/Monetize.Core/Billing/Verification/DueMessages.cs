using System.Globalization;
using Monetize.Billing.Events;
using Monetize.Billing.Operations;
using Monetize.Collections;

namespace Monetize.Billing.Verification;

/// <summary>
/// The messages that a customer is to have: each line of the audit log about what is theirs left its own with it.
/// </summary>
internal static class DueMessages
{
    private static readonly string[] PaymentWords = ["link", "reason"];

    public static IEnumerable<DueMessage> Of(CustomerFile file, AuditIndex audit)
    {
        foreach (var row in file.Subscriptions)
        {
            var facts = Fact("subscription", row.Id);
            foreach (var line in audit.Lines("subscription.created", row.Id))
            {
                yield return Told(EventKind.SubscriptionCreated, row.Id, line, facts);
            }

            foreach (var line in audit.Lines("subscription.updated", row.Id))
            {
                yield return Told(EventKind.SubscriptionUpdated, row.Id, line, facts);
            }
        }

        foreach (var row in file.Invoices)
        {
            foreach (var message in OfInvoice(row.Number, row.DueMinor, file, audit)) yield return message;
        }

        foreach (var row in file.CreditNotes)
        {
            foreach (var line in audit.Lines("credit_note.issued", row.Number))
            {
                yield return Told(EventKind.InvoiceCredited, row.Invoice, line, Fact("credit_note", row.Number));
            }
        }

        foreach (var line in audit.Lines("customer.parked", file.Row.Id))
        {
            yield return Told(EventKind.AlertRaised, file.Row.Id, line, Fact("code", line.Detail)) with
            {
                MayAdd = ["reason"],
            };
        }
    }

    private static IEnumerable<DueMessage> OfInvoice(
        string number, long dueMinor, CustomerFile file, AuditIndex audit)
    {
        var invoice = file.Documents.Invoices.GetValueOrDefault(number);
        ValueMap? facts = invoice is null ? null : InvoiceEntries.Facts(invoice);
        foreach (var line in audit.Lines("invoice.finalized", number))
        {
            yield return Told(EventKind.InvoiceCreated, number, line, facts);
            if ((invoice?.Due.ToMinor() ?? dueMinor) > 0) continue;
            yield return Told(EventKind.InvoicePaid, number, line, facts);
        }

        foreach (var line in audit.Lines("invoice.voided", number))
        {
            yield return Told(EventKind.InvoiceVoided, number, line, facts);
        }

        foreach (var line in audit.PaymentsOf(number))
        {
            foreach (var message in OfPayment(line, number, invoice, file, audit)) yield return message;
        }
    }

    private static IEnumerable<DueMessage> OfPayment(
        AuditLine line, string number, Invoice? invoice, CustomerFile file, AuditIndex audit)
    {
        ValueMap? facts = invoice is null || AmountAt(line, invoice, file, audit) is not { } amount
            ? null
            : ValueMap.Of(
                KeyValuePair.Create("amount", amount.Amount.ToString(CultureInfo.InvariantCulture)),
                KeyValuePair.Create("currency", invoice.Currency.Code),
                KeyValuePair.Create("invoice", number));
        foreach (var kind in PaymentEntries.KindsOf(line.Action))
        {
            var isOfPayment = kind.Name.StartsWith("Payment", StringComparison.Ordinal);
            var isAlert = kind == EventKind.AlertRaised;

            // The code of a refusal is the provider's.
            var isCoded = isAlert && line.Action != PaymentEntries.RefusedAction;
            yield return Told(
                kind,
                isOfPayment ? line.Subject : number,
                line,
                isCoded ? facts?.With("code", line.Action) : facts) with
            {
                MayAdd = isAlert && !isCoded ? [.. PaymentWords, "code"] : PaymentWords,
            };
        }
    }

    /// <summary>What came in, or what was owed then; none where the payment does not tell.</summary>
    private static Money? AmountAt(AuditLine line, Invoice invoice, CustomerFile file, AuditIndex audit)
    {
        if (PaymentEntries.IsSuccess(line.Action))
        {
            return file.Documents.Payments.TryGetValue(line.Subject, out var payment) ? payment.AskedFor : null;
        }

        var lowered = file.LoweredBy(line.Subject)
            .Where(step => audit.Place(OpenPayments.PaidAction, OpenPayments.SubjectOf(step.Payment, step.Step))
                < line.Sequence)
            .Sum(static step => step.LoweredMinor ?? 0);
        return invoice.Due - Money.FromMinor(lowered, invoice.Currency);
    }

    private static DueMessage Told(EventKind kind, string subject, AuditLine line, ValueMap? facts) =>
        new(kind.Name, subject, line) { Facts = facts };

    private static ValueMap Fact(string name, string value) => ValueMap.Of(KeyValuePair.Create(name, value));
}
