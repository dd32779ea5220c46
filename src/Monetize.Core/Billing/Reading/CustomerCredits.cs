using Monetize.Billing.Accounts;
using Monetize.Billing.Rows;
using Monetize.Rating;

namespace Monetize.Billing.Reading;

/// <summary>What a page of customers have paid ahead: folds of the ledger, grouped once for all of them.</summary>
internal sealed class CustomerCredits(BillingState state)
{
    private readonly ILookup<string, CreditRow> _credits =
        state.All<CreditRow>(CreditRow.Definition).ToLookup(static row => row.Customer);

    private readonly ILookup<LedgerAccount, KeyValuePair<BalanceKey, long>> _left =
        state.Left.Where(static left => left.Value > 0).ToLookup(static left => left.Key.Account);

    public ILookup<Currency, PrepaidCredit> Of(CustomerId customer) => _credits[customer.Value]
        .Select(static row => (Currency: Currency.Of(row.Currency), Row: row))
        .ToLookup(
            static credit => credit.Currency,
            credit => new PrepaidCredit
            {
                Id = credit.Row.Id,
                Remaining = state.LeftOn(LedgerAccount.Prepaid(credit.Row.Id), credit.Currency).Amount,
                Priority = checked((int)credit.Row.Priority),
                GrantedAt = credit.Row.GrantedAt,
                ExpiresAt = credit.Row.ExpiresAt,
            });

    public Dictionary<Currency, Money> Balances(CustomerId customer) => _left[LedgerAccount.Balance(customer)]
        .ToDictionary(
            static left => left.Key.Currency, static left => Money.FromMinor(left.Value, left.Key.Currency));
}
