using Monetize.Billing.Accounts;
using Monetize.Billing.Rows;
using Monetize.Rating;

namespace Monetize.Billing.Reading;

/// <summary>What customers have paid ahead: folds of the ledger.</summary>
internal static class CustomerCredits
{
    public static ILookup<Currency, PrepaidCredit> Of(BillingState state, CustomerId customer) => state
        .All<CreditRow>(CreditRow.Definition)
        .Where(row => row.Customer == customer.Value)
        .Select(row => (Currency: Currency.Of(row.Currency), Row: row))
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

    public static Dictionary<Currency, Money> Balances(BillingState state, CustomerId customer)
    {
        var account = LedgerAccount.Balance(customer);
        return state.Left
            .Where(left => left.Key.Account == account && left.Value > 0)
            .ToDictionary(
                static left => left.Key.Currency, static left => Money.FromMinor(left.Value, left.Key.Currency));
    }
}
