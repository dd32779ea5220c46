using System.Globalization;
using System.Text;
using Monetize.Cli.Output;

namespace Monetize.Cli.Usage;

/// <summary>Reads decimals from bytes, exactly or not at all.</summary>
internal static class FigureBytes
{
    // A long holds every number of so many digits.
    private const int ShortDigits = 18;

    // Beyond, no digit would fall into a decimal.
    private const int LargestExponent = 60;

    /// <summary>Reads digits with an optional minus and point.</summary>
    /// <param name="text">The bytes.</param>
    /// <param name="allowsExponent">Whether an exponent may follow, as in JSON.</param>
    /// <param name="value">The value; 0 unless the answer is <see cref="FigureReading.Exact"/>.</param>
    public static FigureReading Read(ReadOnlySpan<byte> text, bool allowsExponent, out decimal value)
    {
        if (TryShort(text, out value)) return FigureReading.Exact;
        var digits = Encoding.UTF8.GetString(text);
        if (allowsExponent && text.IndexOfAny((byte)'e', (byte)'E') is >= 0 and var mark)
        {
            if (Shifted(digits[..mark], digits[(mark + 1)..]) is not { } shifted) return FigureReading.NotANumber;
            digits = shifted;
        }

        return Figures.Read(digits, out value);
    }

    /// <summary>The common case: few digits, added up without making a text of them.</summary>
    private static bool TryShort(ReadOnlySpan<byte> text, out decimal value)
    {
        value = 0m;
        var isNegative = text.Length > 0 && text[0] == '-';
        var digits = isNegative ? text[1..] : text;
        if (digits.IsEmpty || digits.Length > ShortDigits || digits[0] == '.' || digits[^1] == '.') return false;
        var mantissa = 0L;
        var point = -1;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[i] - '0';
            if ((uint)digit <= 9)
            {
                mantissa = (mantissa * 10) + digit;
            }
            else if (digits[i] == '.' && point < 0)
            {
                point = i;
            }
            else
            {
                return false;
            }
        }

        var scale = point < 0 ? 0 : digits.Length - point - 1;
        value = new decimal((int)mantissa, (int)(mantissa >> 32), 0, isNegative && mantissa != 0, (byte)scale);
        return true;
    }

    /// <summary>The digits with the point where an exponent puts it; null where the exponent is none.</summary>
    private static string? Shifted(string digits, string power)
    {
        if (!int.TryParse(power, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent)
            || exponent is < -LargestExponent or > LargestExponent
            || Figures.Read(digits, out _) == FigureReading.NotANumber)
        {
            return null;
        }

        var sign = digits[0] == '-' ? "-" : "";
        var figure = digits[sign.Length..];
        var point = figure.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? figure : figure[..point];
        var fraction = point < 0 ? "" : figure[(point + 1)..];
        var zeros = new string('0', LargestExponent);
        var all = $"{zeros}{whole}{fraction}{zeros}0";
        var place = LargestExponent + whole.Length + exponent;
        return $"{sign}{all[..place]}.{all[place..]}";
    }
}
