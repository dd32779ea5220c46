using Monetize.Billing.Accounts;

namespace Monetize.Billing;

/// <summary>An account of one currency.</summary>
/// <param name="Account">The account.</param>
/// <param name="Currency">The currency.</param>
public readonly record struct BalanceKey(LedgerAccount Account, Currency Currency)
{
    /// <summary>Account and currency.</summary>
    public override string ToString() => $"{Account} in {Currency}";
}
