using Monetize.Billing.Reading;
using Monetize.Billing.Rows;
using Monetize.Errors;

namespace Monetize.Billing.Verification;

/// <summary>
/// Rows whose customer or subscription is not there, and what the audit log names and has no row: no check that goes by
/// customers would see them.
/// </summary>
internal static class OwnerCheck
{
    public static async ValueTask CheckAsync(
        IBillingStore store,
        HashSet<string> customers,
        AuditIndex audit,
        VerificationBook book,
        CancellationToken cancellationToken)
    {
        var credits = new HashSet<string>(StringComparer.Ordinal);
        var documents = new HashSet<string>(StringComparer.Ordinal);
        var subscriptions = new HashSet<string>(StringComparer.Ordinal);
        await CheckAsync<SubscriptionRow>(SubscriptionRow.Definition, row =>
        {
            subscriptions.Add(row.Id);
            return row.Customer;
        }).ConfigureAwait(false);
        book.Subscriptions = subscriptions.Count;
        await CheckAsync<InvoiceRow>(InvoiceRow.Definition, row =>
        {
            documents.Add(row.Number);
            return row.Customer;
        }).ConfigureAwait(false);
        await CheckAsync<InvoiceVoidRow>(InvoiceVoidRow.Definition, static row => row.Customer).ConfigureAwait(false);
        await CheckAsync<CreditNoteRow>(CreditNoteRow.Definition, row =>
        {
            documents.Add(row.Number);
            return row.Customer;
        }).ConfigureAwait(false);
        await CheckAsync<CreditRow>(CreditRow.Definition, row =>
        {
            credits.Add(row.Id);
            return row.Customer;
        }).ConfigureAwait(false);
        await CheckAsync<LedgerRow>(LedgerRow.Definition, static row => row.Customer).ConfigureAwait(false);
        await CheckAsync<PaymentRow>(PaymentRow.Definition, static row => row.Customer).ConfigureAwait(false);
        await CheckAsync<MessageRow>(MessageRow.Definition, static row => row.Customer).ConfigureAwait(false);
        await foreach (var row in store.StreamAsync<SettledRow>(SettledRow.Definition, cancellationToken)
            .ConfigureAwait(false))
        {
            if (subscriptions.Contains(row.Subscription)) continue;
            book.Find(ErrorCodes.OwnerMissing, row.ToString(), $"subscription {row.Subscription}", "none of that id");
        }

        // What a broken log says is no measure. A customer who was forgotten keeps the row.
        if (audit.Chain.IsSound) CheckGone();

        void CheckGone()
        {
            foreach (var line in audit.Deeds)
            {
                var (rows, code) = line.Action switch
                {
                    "customer.created" => (customers, ErrorCodes.OwnerMissing),
                    "plan.published" => (book.Plans, ErrorCodes.OwnerMissing),
                    "subscription.created" => (subscriptions, ErrorCodes.OwnerMissing),
                    "credit.granted" => (credits, ErrorCodes.OwnerMissing),
                    "invoice.finalized" or "credit_note.issued" => (documents, ErrorCodes.NumberGap),
                    _ => (null, ErrorCodes.OwnerMissing),
                };
                if (rows?.Contains(line.Subject) != false) continue;
                book.Find(
                    code,
                    FormattableString.Invariant($"audit line {line.Sequence}"),
                    $"a row of {line.Subject}, as {line.Action} says",
                    "none of that id");
            }
        }

        async ValueTask CheckAsync<TRow>(BillingTable table, Func<TRow, string> owner)
            where TRow : class, IBillingRow
        {
            await foreach (var row in store.StreamAsync<TRow>(table, cancellationToken).ConfigureAwait(false))
            {
                var customer = owner(row);
                if (customers.Contains(customer)) continue;
                book.Find(ErrorCodes.OwnerMissing, $"{row}", $"customer {customer}", "none of that id");
            }
        }
    }
}
