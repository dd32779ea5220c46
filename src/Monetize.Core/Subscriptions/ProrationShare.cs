using System.Globalization;
using Monetize.Monetary;

namespace Monetize.Subscriptions;

/// <summary>A part of a whole as an exact fraction, such as 17 of 31 days. Never a rounded decimal.</summary>
/// <remarks>
/// Equal when part and whole are: 1 of 2 is not 15 of 30, though both are half. The default is nothing.
/// </remarks>
public readonly record struct ProrationShare
{
    private readonly long _beyondOne;

    /// <summary>A share.</summary>
    /// <param name="part">From 0 to <paramref name="whole"/>.</param>
    /// <param name="whole">1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such share.</exception>
    public ProrationShare(long part, long whole)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(whole, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(part);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(part, whole);
        Part = part;
        _beyondOne = whole - 1;
    }

    /// <summary>Nothing, 0 of 1.</summary>
    public static ProrationShare Nothing => default;

    /// <summary>Everything, 1 of 1.</summary>
    public static ProrationShare Everything => new(1, 1);

    /// <summary>How much of it: days, or seconds, or ticks of 100 nanoseconds where seconds are not whole.</summary>
    public long Part { get; }

    /// <summary>How much there is, in the same unit; 1 or more.</summary>
    public long Whole => _beyondOne + 1;

    /// <summary>The same share in the smallest numbers: 15 of 30 as 1 of 2.</summary>
    internal ProrationShare Reduced
    {
        get
        {
            var (divisor, rest) = (Whole, Part);
            while (rest != 0) (divisor, rest) = (rest, divisor % rest);
            return new ProrationShare(Part / divisor, Whole / divisor);
        }
    }

    /// <summary>The share of a price, rounded once, half away from zero, at the currency's minor unit.</summary>
    /// <param name="price">The price of the whole: after discounts, positive or negative.</param>
    /// <exception cref="InvalidOperationException">The currency has no minor unit.</exception>
    /// <exception cref="NotExactException">No decimal holds the amount.</exception>
    public Money Of(Money price)
    {
        // Rounding the whole price tells a currency without a minor unit.
        if (Part == Whole || price.Currency.MinorUnits is not { } digits) return price.Round();
        return Money.Of(Of(price.Amount, digits), price.Currency);
    }

    /// <summary>The share of an amount, rounded once, half away from zero.</summary>
    /// <param name="amount">The amount of the whole.</param>
    /// <param name="digits">How many decimals are kept, from 0 to 28.</param>
    /// <exception cref="NotExactException">No decimal holds the amount.</exception>
    public decimal Of(decimal amount, int digits)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(digits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(digits, 28);
        return ExactDecimal.DivideRounded(
            ExactDecimal.Multiply(amount, Part), Whole, digits, RoundingMode.HalfAwayFromZero);
    }

    /// <summary>Part and whole, such as <c>17/31</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Part}/{Whole}");
}
