using System.Globalization;
using System.Numerics;
using Monetize.Monetary;
using Monetize.Subscriptions;

namespace Monetize.Invoicing;

/// <summary>An amount before rounding: a decimal, or a fraction of one that no decimal holds, as 29 x 14/31.</summary>
/// <param name="Whole">What the whole costs, in major units.</param>
/// <param name="Share">Which part of it is meant.</param>
public readonly record struct ExactAmount(decimal Whole, ProrationShare Share)
{
    /// <summary>Whether it is a decimal in full.</summary>
    public bool IsWhole => Share.Part == Share.Whole;

    /// <summary>A decimal in full.</summary>
    /// <param name="amount">In major units.</param>
    public static ExactAmount Of(decimal amount) => new(amount, ProrationShare.Everything);

    /// <summary>Rounded once, half away from zero, at the minor unit of a currency.</summary>
    /// <param name="currency">A currency with a minor unit.</param>
    /// <exception cref="NotExactException">No decimal holds the rounded amount.</exception>
    /// <exception cref="InvalidOperationException">The currency has no minor unit.</exception>
    public Money Round(Currency currency) => Share.Of(Money.Of(Whole, currency));

    /// <summary>The exact sum.</summary>
    /// <param name="other">What is added.</param>
    /// <exception cref="NotExactException">No decimal holds the numerator, or no long the denominator.</exception>
    public ExactAmount Plus(ExactAmount other)
    {
        if (IsWhole && other.IsWhole) return Of(ExactDecimal.Add(Whole, other.Whole));
        var over = CommonMultiple(Share.Whole, other.Share.Whole);
        var numerator = ExactDecimal.Add(Over(over), other.Over(over));
        return ExactDecimal.TryDivide(numerator, over, out var whole)
            ? Of(whole)
            : new ExactAmount(numerator, new ProrationShare(1, over));
    }

    /// <summary>What is left after taking an amount away: with the rounded amount, the residue of rounding.</summary>
    /// <param name="amount">In major units.</param>
    /// <exception cref="NotExactException">No decimal holds the numerator.</exception>
    public ExactAmount Less(decimal amount) => Plus(Of(-amount));

    /// <summary>The same with the other sign.</summary>
    public ExactAmount Negated() => this with { Whole = -Whole };

    /// <summary>Whether both are the same number, however they are written.</summary>
    /// <param name="other">The other amount.</param>
    public bool IsSameNumberAs(ExactAmount other)
    {
        var scale = Math.Max(Whole.Scale, other.Whole.Scale);
        return At(scale) * other.Share.Whole == other.At(scale) * Share.Whole;
    }

    /// <summary>The figures in the invariant culture, such as <c>29.00 x 14/31</c>.</summary>
    public override string ToString() => IsWhole
        ? Whole.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Whole} x {Share}");

    /// <summary>The smallest number that both divide.</summary>
    internal static long CommonMultiple(long left, long right)
    {
        var (divisor, rest) = (left, right);
        while (rest != 0) (divisor, rest) = (rest, divisor % rest);
        var product = Math.BigMul(left / divisor, right);
        return product <= long.MaxValue ? (long)product : throw MinorMath.TooLarge();
    }

    private decimal Over(long denominator) =>
        ExactDecimal.Multiply(ExactDecimal.Multiply(Whole, Share.Part), denominator / Share.Whole);

    private BigInteger At(int scale) =>
        ExactDecimal.Mantissa(Whole) * BigInteger.Pow(10, scale - Whole.Scale) * Share.Part;
}
