using System.Globalization;
using System.Numerics;

namespace Monetize.Monetary;

/// <summary>Rounding to a digit, with the mode named.</summary>
public static class Rounding
{
    private const int MaxDigits = 28;

    /// <summary>
    /// The multiple of 10^-digits next to a value: 123.456 becomes 123.46 with 2 digits, 123 with 0 and 100 with -2.
    /// </summary>
    /// <param name="value">The exact figure: a quantity or an amount.</param>
    /// <param name="digits">Digits after the point, from -28 to 28; -1 means tens, -2 hundreds and so on.</param>
    /// <param name="mode">Which way to go in between; half away from zero unless given.</param>
    /// <exception cref="ArgumentOutOfRangeException">The digits are out of bounds, or the mode is not one.</exception>
    /// <exception cref="NotExactException">The multiple is larger than a decimal holds.</exception>
    public static decimal Round(decimal value, int digits = 0, RoundingMode mode = RoundingMode.HalfAwayFromZero)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(digits, -MaxDigits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(digits, MaxDigits);
        var midpoint = Midpoint(mode, value);
        if (digits >= 0) return decimal.Round(value, digits, midpoint);
        var unit = BigInteger.Pow(10, value.Scale - digits);
        var multiple = Divide(ExactDecimal.Mantissa(value), unit, mode);
        if (ExactDecimal.TryFrom(multiple, digits, out var rounded)) return rounded;
        throw new NotExactException(string.Create(
            CultureInfo.InvariantCulture, $"{value} rounded to {digits} digits is larger than a decimal holds."));
    }

    /// <summary>The subtotal of lines: each is rounded to the minor unit on its own, then they are added.</summary>
    /// <remarks>
    /// So a subtotal is always the sum of the lines as shown. Three lines of USD 33.333333 give 99.99, not 100.00.
    /// </remarks>
    /// <param name="currency">The currency of the subtotal, also when there are no lines.</param>
    /// <param name="lines">The exact amounts.</param>
    /// <param name="mode">How each line is rounded; half away from zero unless given.</param>
    /// <exception cref="CurrencyMismatchException">A line is in another currency.</exception>
    /// <exception cref="InvalidOperationException">The currency has no minor unit.</exception>
    /// <exception cref="NotExactException">No decimal holds the subtotal.</exception>
    public static Money Subtotal(
        Currency currency, IEnumerable<Money> lines, RoundingMode mode = RoundingMode.HalfAwayFromZero)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var subtotal = Money.Zero(currency);
        foreach (var line in lines) subtotal += line.Round(mode);
        return subtotal;
    }

    /// <summary>The integer next to dividend / divisor, for a positive divisor.</summary>
    internal static BigInteger Divide(BigInteger dividend, BigInteger divisor, RoundingMode mode)
    {
        var quotient = BigInteger.DivRem(dividend, divisor, out var remainder);
        if (remainder.IsZero) return quotient;
        var half = (BigInteger.Abs(remainder) * 2).CompareTo(divisor);
        var away = mode switch
        {
            RoundingMode.HalfAwayFromZero => half >= 0,
            RoundingMode.HalfEven => half > 0 || (half == 0 && !quotient.IsEven),
            RoundingMode.Up => true,
            RoundingMode.Down => false,
            RoundingMode.Ceiling => dividend.Sign > 0,
            RoundingMode.Floor => dividend.Sign < 0,
            _ => throw Unknown(mode),
        };
        return away ? quotient + dividend.Sign : quotient;
    }

    private static MidpointRounding Midpoint(RoundingMode mode, decimal value) => mode switch
    {
        RoundingMode.HalfAwayFromZero => MidpointRounding.AwayFromZero,
        RoundingMode.HalfEven => MidpointRounding.ToEven,
        RoundingMode.Up => value < 0m ? MidpointRounding.ToNegativeInfinity : MidpointRounding.ToPositiveInfinity,
        RoundingMode.Down => MidpointRounding.ToZero,
        RoundingMode.Ceiling => MidpointRounding.ToPositiveInfinity,
        RoundingMode.Floor => MidpointRounding.ToNegativeInfinity,
        _ => throw Unknown(mode),
    };

    private static ArgumentOutOfRangeException Unknown(RoundingMode mode) =>
        new(nameof(mode), mode, "Not a rounding mode.");
}
