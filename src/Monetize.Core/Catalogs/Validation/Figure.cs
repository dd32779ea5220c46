using System.Globalization;
using System.Numerics;

namespace Monetize.Catalogs.Validation;

/// <summary>Numbers as text: one text for one number, the same on every machine.</summary>
internal static class Figure
{
    /// <summary>A decimal without trailing zeros and without an exponent.</summary>
    public static string Of(decimal value)
    {
        if (value == 0m) return "0";
        var text = value.ToString(CultureInfo.InvariantCulture);
        return text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd('.') : text;
    }

    /// <summary>The number mantissa / 10^scale, of any length and not negative, without trailing zeros.</summary>
    public static string Of(BigInteger mantissa, int scale)
    {
        var digits = mantissa.ToString(CultureInfo.InvariantCulture).PadLeft(scale + 1, '0');
        if (scale == 0) return digits;
        return string.Concat(digits.AsSpan(0, digits.Length - scale), ".", digits.AsSpan(digits.Length - scale))
            .TrimEnd('0').TrimEnd('.');
    }
}
