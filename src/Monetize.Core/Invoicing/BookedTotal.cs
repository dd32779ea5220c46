using System.Globalization;

namespace Monetize.Invoicing;

/// <summary>What earlier invoices billed of one charge and time, together.</summary>
/// <param name="Lines">How many lines.</param>
/// <param name="Quantity">Their quantities.</param>
/// <param name="Exact">Their exact values.</param>
/// <param name="Amount">Their amounts, in major units.</param>
/// <param name="Coupons">What coupons took off them.</param>
internal readonly record struct BookedTotal(
    int Lines, decimal Quantity, ExactAmount Exact, decimal Amount, decimal Coupons)
{
    /// <summary>What of the discounts is taken back with an amount that comes back.</summary>
    public decimal DiscountsBack(decimal amount, Currency currency)
    {
        if (amount >= 0m || Amount <= 0m || Coupons <= 0m) return 0m;
        var back = MinorMath.Part(
            Money.Of(Coupons, currency).ToMinor(), Money.Of(-amount, currency).ToMinor(),
            Money.Of(Amount, currency).ToMinor());
        return Math.Min(Money.FromMinor(back, currency).Amount, Coupons);
    }

    /// <summary>The figures in the invariant culture.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Lines} lines: {Quantity}, {Exact}, {Amount} less {Coupons}");
}
