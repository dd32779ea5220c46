using Monetize.Monetary;

namespace Monetize;

/// <summary>An exact amount of a currency, with as many decimals as a <see cref="decimal"/> holds.</summary>
/// <remarks>
/// Immutable. Arithmetic is exact or throws: nothing is rounded but by <see cref="Round"/>, and two currencies do not
/// meet. Amounts are equal when currency and value are, 1.5 and 1.50 alike. The default value is zero of no currency.
/// </remarks>
public readonly partial struct Money : IEquatable<Money>, IComparable<Money>, ISpanFormattable, ISpanParsable<Money>
{
    private Money(decimal amount, Currency currency)
    {
        Amount = amount;
        Currency = currency;
    }

    /// <summary>The amount in major units: dollars, not cents.</summary>
    public decimal Amount { get; }

    /// <summary>The currency.</summary>
    public Currency Currency { get; }

    /// <summary>An amount in major units: <c>Money.Of(12.50m, Currency.Usd)</c>.</summary>
    /// <param name="amount">In major units, any number of decimals, positive or negative.</param>
    /// <param name="currency">The currency.</param>
    public static Money Of(decimal amount, Currency currency) => new(amount, currency);

    /// <summary>Nothing, in a currency.</summary>
    /// <param name="currency">The currency.</param>
    public static Money Zero(Currency currency) => new(0m, currency);

    /// <summary>An amount in minor units: 1250 is USD 12.50 and JPY 1250.</summary>
    /// <param name="amountMinor">In minor units, all values of the type.</param>
    /// <param name="currency">The currency.</param>
    /// <exception cref="ArgumentException">The currency has no minor unit.</exception>
    public static Money FromMinor(long amountMinor, Currency currency)
    {
        if (currency.MinorUnits is not { } digits)
        {
            throw new ArgumentException(
                $"{currency.Code} has no minor unit; give the amount in major units.", nameof(currency));
        }

        var magnitude = amountMinor < 0 ? 0UL - (ulong)amountMinor : (ulong)amountMinor;
        var low = (int)(uint)magnitude;
        var middle = (int)(uint)(magnitude >> 32);
        return new Money(new decimal(low, middle, 0, amountMinor < 0, (byte)digits), currency);
    }

    /// <summary>The amount in minor units: USD 12.50 is 1250.</summary>
    /// <exception cref="NotExactException">
    /// The amount has a fraction of the minor unit (round it first), or is outside the range of a long.
    /// </exception>
    /// <exception cref="InvalidOperationException">The currency has no minor unit.</exception>
    public long ToMinor()
    {
        var digits = MinorDigits;
        var bits = DecimalBits.Of(Amount);
        if (bits.Scale == digits && bits.High == 0 && bits.Low <= long.MaxValue)
        {
            return bits.HasSign ? -(long)bits.Low : (long)bits.Low;
        }

        var unitsInOne = 1m / MinorUnit(digits);
        if (ExactDecimal.TryMultiply(Amount, unitsInOne, out var minor)
            && minor == decimal.Truncate(minor) && minor >= long.MinValue && minor <= long.MaxValue)
        {
            return (long)minor;
        }

        throw new NotExactException(string.Concat(
            ToString(), " is not a whole number of minor units that a long holds; round it, or use a smaller amount."));
    }

    /// <summary>The amount rounded to the minor unit of its currency.</summary>
    /// <param name="mode">Which way to go in between; half away from zero unless given.</param>
    /// <exception cref="InvalidOperationException">The currency has no minor unit.</exception>
    public Money Round(RoundingMode mode = RoundingMode.HalfAwayFromZero) =>
        new(Rounding.Round(Amount, MinorDigits, mode), Currency);

    private int MinorDigits => Currency.MinorUnits
        ?? throw new InvalidOperationException($"{Currency.Code} has no minor unit to count or round to.");

    private static decimal MinorUnit(int digits) => new(1, 0, 0, isNegative: false, (byte)digits);
}
