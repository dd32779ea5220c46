using System.Buffers;
using System.Text;

namespace Monetize.Metering;

/// <summary>Which texts every store, document and terminal can hold.</summary>
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
}
