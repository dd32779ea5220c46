using Monetize.Billing.Reading;
using Monetize.Billing.Rows;
using Monetize.Errors;

namespace Monetize.Billing.Verification;

/// <summary>Rows whose customer or subscription is not there: no check that goes by customers would see them.</summary>
internal static class OwnerCheck
{
    public static async ValueTask CheckAsync(
        IBillingStore store, HashSet<string> customers, VerificationBook book, CancellationToken cancellationToken)
    {
        var subscriptions = new HashSet<string>(StringComparer.Ordinal);
        await CheckAsync<SubscriptionRow>(SubscriptionRow.Definition, row =>
        {
            subscriptions.Add(row.Id);
            return row.Customer;
        }).ConfigureAwait(false);
        book.Subscriptions = subscriptions.Count;
        await CheckAsync<InvoiceRow>(InvoiceRow.Definition, static row => row.Customer).ConfigureAwait(false);
        await CheckAsync<InvoiceVoidRow>(InvoiceVoidRow.Definition, static row => row.Customer).ConfigureAwait(false);
        await CheckAsync<CreditNoteRow>(CreditNoteRow.Definition, static row => row.Customer).ConfigureAwait(false);
        await CheckAsync<CreditRow>(CreditRow.Definition, static row => row.Customer).ConfigureAwait(false);
        await CheckAsync<LedgerRow>(LedgerRow.Definition, static row => row.Customer).ConfigureAwait(false);
        await CheckAsync<PaymentRow>(PaymentRow.Definition, static row => row.Customer).ConfigureAwait(false);
        await CheckAsync<MessageRow>(MessageRow.Definition, static row => row.Customer).ConfigureAwait(false);
        await foreach (var row in store.StreamAsync<SettledRow>(SettledRow.Definition, cancellationToken)
            .ConfigureAwait(false))
        {
            if (subscriptions.Contains(row.Subscription)) continue;
            book.Find(ErrorCodes.OwnerMissing, row.ToString(), $"subscription {row.Subscription}", "none of that id");
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
