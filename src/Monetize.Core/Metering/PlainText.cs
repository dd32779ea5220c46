using System.Buffers;
using System.Globalization;
using System.Text;

namespace Monetize.Metering;

/// <summary>Which texts every store, document and terminal can hold, and may.</summary>
internal static class PlainText
{
    /// <summary>Whether a text has only whole characters, none of them a control character.</summary>
    public static bool IsPrintable(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(text, out var rune, out var length) != OperationStatus.Done) return false;
            if (Rune.IsControl(rune)) return false;
            text = text[length..];
        }

        return true;
    }

    /// <summary>What is wrong with a text by which something is told apart; none where it is well.</summary>
    /// <param name="what">What it is, as a sentence says it.</param>
    /// <param name="text">The text.</param>
    /// <param name="limit">How many characters it has at most.</param>
    public static string? FaultOf(string what, string text, int limit)
    {
        if (text.Length > limit)
        {
            return string.Create(
                CultureInfo.InvariantCulture, $"The {what} has {text.Length} characters; use at most {limit}.");
        }

        return IsPrintable(text)
            ? null
            : $"The {what} holds a control character or half of a surrogate pair; write plain text.";
    }

    /// <summary>The same of a text that anything could stand in: it holds no number of a card either.</summary>
    /// <param name="what">What it is, as a sentence says it.</param>
    /// <param name="text">The text.</param>
    /// <param name="limit">How many characters it has at most.</param>
    public static string? FreeFaultOf(string what, string text, int limit) =>
        FaultOf(what, text, limit) ?? (CardNumber.IsIn(text)
            ? $"The {what} holds what looks like the number of a payment card, which is kept nowhere; leave it out."
            : null);

    /// <summary>
    /// The beginning of a text that others wrote, without what no terminal shows: refusing it would lose what happened.
    /// </summary>
    public static string Cut(string text, int limit)
    {
        var plain = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (plain.Length + rune.Utf16SequenceLength > limit) break;
            plain.Append(Rune.IsControl(rune) ? " " : rune.ToString());
        }

        return plain.ToString();
    }
}
