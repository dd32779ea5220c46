using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Monetize.Monetary;

namespace Monetize;

/// <content>
/// Reading text: a currency code, one space and digits with an optional sign, point and exponent. What no decimal holds
/// is refused. So are group separators, for a point means thousands in one culture and cents in another.
/// </content>
public readonly partial struct Money
{
    /// <summary>Reads text, such as <c>USD 1570.00</c>.</summary>
    /// <param name="s">The text.</param>
    /// <param name="provider">The culture of sign and point; invariant when null.</param>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    /// <exception cref="FormatException">The text is not money, or no decimal holds the amount exactly.</exception>
    public static Money Parse(string s, IFormatProvider? provider)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s.AsSpan(), provider);
    }

    /// <inheritdoc/>
    public static Money Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => TryParse(s, provider, out var result)
        ? result
        : throw new FormatException(
            $"'{s}' is not money; write a currency code, a space and at most 28 digits, such as USD 1570.00.");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Money result) =>
        TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Money result)
    {
        result = default;
        if (s.Length <= CodeLength || s[CodeLength] != ' ') return false;
        if (!Currency.TryOf(s[..CodeLength], out var currency)) return false;
        if (!TryParseAmount(s[(CodeLength + 1)..], Culture(provider), out var amount)) return false;
        result = new Money(amount, currency);
        return true;
    }

    private static bool TryParseAmount(ReadOnlySpan<char> text, NumberFormatInfo culture, out decimal amount)
    {
        if (culture.NumberDecimalSeparator == "." && culture.NegativeSign == "-")
        {
            return ExactDecimal.TryParse(text, out amount);
        }

        amount = 0m;
        var negative = text.StartsWith(culture.NegativeSign, StringComparison.Ordinal);
        if (negative) text = text[culture.NegativeSign.Length..];
        if (text.Contains('.') && culture.NumberDecimalSeparator != ".") return false;
        if (text.Length > 0 && !char.IsAsciiDigit(text[0])) return false;
        var invariant = text.ToString().Replace(culture.NumberDecimalSeparator, ".", StringComparison.Ordinal);
        return ExactDecimal.TryParse(negative ? "-" + invariant : invariant, out amount);
    }
}
