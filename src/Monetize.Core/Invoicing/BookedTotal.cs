using System.Globalization;

namespace Monetize.Invoicing;

/// <summary>What earlier invoices billed of one charge and time, together.</summary>
/// <param name="Lines">How many lines.</param>
/// <param name="Quantity">Their quantities.</param>
/// <param name="Exact">Their exact values.</param>
/// <param name="Amount">Their amounts, in major units.</param>
/// <param name="Coupons">What coupons took off them.</param>
/// <param name="Credited">What credit notes gave back of them after discounts.</param>
internal readonly record struct BookedTotal(
    int Lines, decimal Quantity, ExactAmount Exact, decimal Amount, decimal Coupons, decimal Credited)
{
    /// <summary>
    /// The most of the amounts that may come back, in minor units: less its coupons it is what was paid and not
    /// credited yet, to the minor unit. A maximum gives its excess back by itself.
    /// </summary>
    public long MostBack(Currency currency)
    {
        var amount = Money.Of(Amount, currency).ToMinor();
        var coupons = Money.Of(Coupons, currency).ToMinor();
        var credited = Money.Of(Credited, currency).ToMinor();
        var paid = amount - coupons;
        if (credited <= 0 || paid <= 0) return amount;
        var left = Math.Max(0, paid - credited);
        var most = (long)((Int128)amount * left / paid);
        return most - MinorMath.Part(coupons, most, amount) < left ? most + 1 : most;
    }

    /// <summary>The figures in the invariant culture.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Lines} lines: {Quantity}, {Exact}, {Amount} less {Coupons} and {Credited}");
}
