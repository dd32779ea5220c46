using System.Globalization;
using System.Text;

namespace Monetize.Invoicing.Rendering;

/// <summary>
/// How many columns text takes where each character has the same width, and how it is broken into lines.
/// </summary>
internal static class TextWidth
{
    // The blocks of scripts whose characters take two columns: Hangul, CJK, kana, full-width forms, pictographs.
    private static readonly (int From, int To)[] Wide =
    [
        (0x1100, 0x115F), (0x2E80, 0xA4CF), (0xA960, 0xA97C), (0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0xFE30, 0xFE6F),
        (0xFF00, 0xFF60), (0xFFE0, 0xFFE6), (0x1F300, 0x1FAFF), (0x20000, 0x3FFFD),
    ];

    public static int Of(string text)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes()) width += Of(rune);
        return width;
    }

    /// <summary>What has no picture, or would turn the direction of what follows, becomes a space.</summary>
    public static string Printable(string text)
    {
        var printable = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var isHidden = Rune.IsControl(rune) || rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
            printable.Append(isHidden ? " " : rune.ToString());
        }

        return printable.ToString();
    }

    /// <summary>
    /// The text in lines of a width at most: broken at spaces, and within words only where one is too long.
    /// </summary>
    public static IEnumerable<string> Lines(string text, int width)
    {
        var line = new StringBuilder();
        var used = 0;
        foreach (var word in Printable(text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (used > 0 && used + 1 + Of(word) > width)
            {
                yield return line.ToString();
                line.Clear();
                used = 0;
            }

            if (used > 0)
            {
                line.Append(' ');
                used++;
            }

            foreach (var rune in word.EnumerateRunes())
            {
                if (used + Of(rune) > width)
                {
                    yield return line.ToString();
                    line.Clear();
                    used = 0;
                }

                line.Append(rune.ToString());
                used += Of(rune);
            }
        }

        yield return line.ToString();
    }

    private static int Of(Rune rune)
    {
        if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark
            or UnicodeCategory.Format)
        {
            return 0;
        }

        foreach (var (from, to) in Wide)
        {
            if (rune.Value >= from && rune.Value <= to) return 2;
        }

        return 1;
    }
}
