using Monetize.Billing.Accounts;
using Monetize.Billing.Documents;
using Monetize.Billing.Operations;
using Monetize.Billing.Reading;
using Monetize.Billing.Rows;
using Monetize.Errors;
using Monetize.Payments;

namespace Monetize.Billing.Verification;

/// <summary>
/// What a provider took in for this store, against what is booked as taken in by it. What it took in for others, such
/// as another store that shares it, is passed over.
/// </summary>
internal static class ProviderCheck
{
    /// <summary>Asks the provider, and gives how many succeeded payments it told of.</summary>
    public static async ValueTask<long> CheckAsync(
        IBillingStore store, IPaymentProvider provider, VerificationBook book, CancellationToken cancellationToken)
    {
        var cash = DocumentWords.Accounts.Write(AccountKind.Cash);
        var booked = new Dictionary<string, string>(StringComparer.Ordinal);
        await foreach (var row in store.StreamAsync<LedgerRow>(LedgerRow.Definition, cancellationToken)
            .ConfigureAwait(false))
        {
            if (row.Account == cash && row.Subject == provider.Name)
            {
                booked[row.EntryId] = FormattableString.Invariant($"{row.Currency} {row.AmountMinor}");
            }
        }

        var inFlight = await store.StreamAsync<PaymentRow>(PaymentRow.Definition, cancellationToken)
            .Where(static row => row.InFlight != 0)
            .Select(static row => row.Id)
            .ToHashSetAsync(StringComparer.Ordinal, cancellationToken).ConfigureAwait(false);
        var state = await store.ReadAsync(new BillingNeed { Rows = [Needs.Store] }, cancellationToken)
            .ConfigureAwait(false);
        var prefix = PaymentNames.Prefix(state.StoreId);
        var count = 0L;
        await foreach (var payment in provider.StreamSucceededAsync(cancellationToken).ConfigureAwait(false))
        {
            booked.Remove($"payment/{payment.Id}", out var found);
            if (found is null && !payment.Id.Value.StartsWith(prefix, StringComparison.Ordinal)) continue;
            count++;

            // The outcome of what is in flight is asked for by the next run.
            if (found is null && inFlight.Contains(payment.Id.Value)) continue;
            var taken = FormattableString.Invariant($"{payment.Amount.Currency} {payment.Amount.ToMinor()}");
            book.Same(ErrorCodes.ProviderDiffers, $"{provider.Name} {payment.Id}", taken, found);
        }

        foreach (var (entry, amount) in booked)
        {
            book.Find(ErrorCodes.ProviderDiffers, $"ledger entry {entry}", $"{amount} at {provider.Name}", "nothing");
        }

        return count;
    }
}
