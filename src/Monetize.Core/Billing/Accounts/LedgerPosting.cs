using System.Globalization;

namespace Monetize.Billing.Accounts;

/// <summary>One side of an entry.</summary>
/// <param name="Account">The account.</param>
/// <param name="AmountMinor">In minor units: a debit where it is above 0, a credit where it is below. Never 0.</param>
public readonly record struct LedgerPosting(LedgerAccount Account, long AmountMinor)
{
    /// <summary>Account, side and amount.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{(AmountMinor > 0 ? "debit" : "credit")} {Account} {AmountMinor}");
}
