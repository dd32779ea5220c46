using System.Globalization;
using System.Text;

namespace Monetize.Cli.Output;

/// <summary>Text of others made fit for a terminal: nothing in it moves the cursor or colours.</summary>
internal static class Safe
{
    private const int Longest = 60;
    private const int LongestLine = 240;
    private const char Replacement = '\uFFFD';

    /// <summary>Text on one line.</summary>
    public static string OneLine(string text)
    {
        var safe = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings(" ").EnumerateRunes())
        {
            if (IsHarmless(rune)) safe.Append(rune.ToString());
            else safe.Append(Replacement);
        }

        return safe.ToString();
    }

    /// <summary>Text on one line, its middle left out where it is very long.</summary>
    public static string Shortened(string text)
    {
        var line = OneLine(text);
        if (line.Length <= LongestLine) return line;
        var half = LongestLine / 2;
        return string.Concat(Whole(line.AsSpan(0, half)), "…", Whole(line.AsSpan(line.Length - half)));
    }

    /// <summary>An argument in quotes, on one line and cut where it is long.</summary>
    public static string Quoted(string text)
    {
        var runes = text.EnumerateRunes().Take(Longest + 1).ToList();
        var shown = string.Concat(runes.Take(Longest));
        return runes.Count > Longest ? $"'{OneLine(shown)}…'" : $"'{OneLine(shown)}'";
    }

    /// <summary>Names for a sentence: the first few, and how many more there are.</summary>
    public static string Listed(IReadOnlyCollection<string> names, int shown = 10)
    {
        var list = string.Join(", ", names.Take(shown).Select(OneLine));
        return names.Count <= shown ? list : $"{list} and {Figures.Grouped(names.Count - shown)} more";
    }

    // A cut may fall between the two halves of one character.
    private static ReadOnlySpan<char> Whole(ReadOnlySpan<char> text)
    {
        if (char.IsLowSurrogate(text[0])) text = text[1..];
        return char.IsHighSurrogate(text[^1]) ? text[..^1] : text;
    }

    private static bool IsHarmless(Rune rune) => Rune.GetUnicodeCategory(rune)
        is not (UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
