using System.Globalization;

namespace Monetize;

/// <content>
/// Text: the code, a space and the amount with at least the minor digits of the currency and every further digit that
/// is not a trailing zero. Equal amounts give equal text. Without a culture it is invariant, whatever the thread's is.
/// </content>
public readonly partial struct Money
{
    private const string General = "G";
    private const string Grouped = "N";
    private const int CodeLength = 3;
    private const int MaxMinorUnits = 4;
    private static readonly string[] GeneralPatterns = Patterns("0");
    private static readonly string[] GroupedPatterns = Patterns("#,##0");

    /// <summary>
    /// The invariant text, such as <c>USD 1570.00</c>, which <see cref="Parse(string, IFormatProvider)"/> reads back.
    /// </summary>
    public override string ToString() => ToString(General, CultureInfo.InvariantCulture);

    /// <summary>The text in a format and culture.</summary>
    /// <param name="format">
    /// <c>G</c>, or nothing: digits alone. <c>N</c>: with separators between groups, <c>USD 1,570.00</c>, to be read by
    /// people only.
    /// </param>
    /// <param name="formatProvider">The culture of signs and separators; invariant when null.</param>
    /// <exception cref="FormatException">The format is another one.</exception>
    public string ToString(string? format, IFormatProvider? formatProvider) => string.Concat(
        Currency.Code, " ", Amount.ToString(Pattern(format), Culture(formatProvider)));

    /// <inheritdoc/>
    public bool TryFormat(
        Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        charsWritten = 0;
        var pattern = Pattern(format);
        if (destination.Length <= CodeLength) return false;
        var rest = destination[(CodeLength + 1)..];
        if (!Amount.TryFormat(rest, out var digits, pattern, Culture(provider))) return false;
        Currency.Code.CopyTo(destination);
        destination[CodeLength] = ' ';
        charsWritten = CodeLength + 1 + digits;
        return true;
    }

    private string Pattern(ReadOnlySpan<char> format) => format switch
    {
        "" or General => GeneralPatterns[Currency.MinorUnits ?? 0],
        Grouped => GroupedPatterns[Currency.MinorUnits ?? 0],
        _ => throw new FormatException($"'{format}' is not a format of money; use {General} or {Grouped}."),
    };

    /// <summary>Never the thread's culture, also where a provider knows nothing of numbers.</summary>
    private static NumberFormatInfo Culture(IFormatProvider? provider) =>
        provider?.GetFormat(typeof(NumberFormatInfo)) as NumberFormatInfo ?? NumberFormatInfo.InvariantInfo;

    private static string[] Patterns(string whole) =>
    [
        .. Enumerable.Range(0, MaxMinorUnits + 1)
            .Select(digits => $"{whole}.{new string('0', digits)}{new string('#', 28 - digits)}"),
    ];
}
