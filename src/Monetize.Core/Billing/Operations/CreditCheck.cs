using Monetize.Billing.Accounts;
using Monetize.Invoicing;

namespace Monetize.Billing.Operations;

/// <summary>What is left on balances and credits, while invoices of one operation take from it.</summary>
internal sealed class CreditCheck(BillingState state)
{
    private readonly Dictionary<BalanceKey, long> _taken = [];

    /// <summary>Takes what an invoice was paid with; false, and nothing is taken, where there is not enough.</summary>
    public bool TryTake(Invoice invoice)
    {
        var wanted = new Dictionary<BalanceKey, long>();
        foreach (var line in invoice.Lines)
        {
            // What an invoice carries over is there for the next one, and not for itself.
            if (line.Kind != InvoiceLineKind.Credit || line.Amount.Amount >= 0m) continue;
            var account = line.CreditId is { } credit
                ? LedgerAccount.Prepaid(credit)
                : LedgerAccount.Balance(invoice.Customer);
            var key = new BalanceKey(account, invoice.Currency);
            wanted[key] = wanted.GetValueOrDefault(key) - line.Amount.ToMinor();
        }

        foreach (var (key, amount) in wanted)
        {
            var left = state.LeftOn(key.Account, key.Currency).ToMinor() - _taken.GetValueOrDefault(key);
            if (amount > left) return false;
        }

        foreach (var (key, amount) in wanted) _taken[key] = _taken.GetValueOrDefault(key) + amount;
        return true;
    }
}
