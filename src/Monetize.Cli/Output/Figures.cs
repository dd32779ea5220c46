using System.Globalization;
using System.Text.RegularExpressions;

namespace Monetize.Cli.Output;

/// <summary>Decimals as text and back, exactly and in the invariant culture.</summary>
internal static partial class Figures
{
    private const string Decimals = "############################";

    /// <summary>One text for one value: no trailing zeros, no exponent, no groups, no negative zero.</summary>
    public static string Plain(decimal value)
    {
        if (value == 0m) return "0";
        var digits = value.ToString(CultureInfo.InvariantCulture);
        return value.Scale == 0 ? digits : digits.TrimEnd('0').TrimEnd('.');
    }

    /// <summary>An amount that is paid, with exactly the digits of its currency's minor unit.</summary>
    public static string Paid(Money amount) => Fixed(amount, "0");

    /// <summary>The same for people, with separators between groups of three.</summary>
    public static string GroupedPaid(Money amount) => Fixed(amount, "#,##0");

    /// <summary>A figure for people: separators between groups of three, at least so many decimals.</summary>
    public static string Grouped(decimal value, int decimals = 0) => value.ToString(
        string.Concat("#,##0.", new string('0', decimals), Decimals.AsSpan(decimals)),
        CultureInfo.InvariantCulture);

    /// <summary>Reads digits with an optional minus and point.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The value; 0 unless the answer is <see cref="FigureReading.Exact"/>.</param>
    public static FigureReading Read(string text, out decimal value)
    {
        value = 0m;
        if (!Number().IsMatch(text)) return FigureReading.NotANumber;
        if (decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture, out var read) && Plain(read) == Canonical(text))
        {
            value = read;
            return FigureReading.Exact;
        }

        return FigureReading.TooLong;
    }

    private static string Fixed(Money amount, string whole)
    {
        var digits = amount.Currency.MinorUnits ?? 0;
        var format = digits == 0 ? whole : $"{whole}.{new string('0', digits)}";
        return amount.Amount.ToString(format, CultureInfo.InvariantCulture);
    }

    /// <summary>What <see cref="Plain"/> would write, had a decimal room for all digits.</summary>
    private static string Canonical(string text)
    {
        var digits = text.TrimStart('-').TrimStart('0');
        if (digits.Contains('.', StringComparison.Ordinal)) digits = digits.TrimEnd('0').TrimEnd('.');
        if (digits.Length == 0) return "0";
        if (digits[0] == '.') digits = $"0{digits}";
        return text[0] == '-' ? $"-{digits}" : digits;
    }

    [GeneratedRegex(@"^-?[0-9]+(\.[0-9]+)?\z")]
    private static partial Regex Number();
}
