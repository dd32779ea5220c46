using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Monetize.Catalogs.Validation;
using Monetize.Errors;

namespace Monetize.Catalogs.Json;

/// <summary>From bytes to JSON, strictly: one encoding, no comments or trailing commas, nothing too large.</summary>
internal static class DocumentText
{
    private static readonly UTF8Encoding StrictUtf8 =
        new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // One more than is allowed, so that what is too deep is read as such and is not taken for broken text.
    private static readonly JsonReaderOptions Strict = new() { MaxDepth = CatalogLimits.DocumentDepth + 1 };

    /// <summary>The text in UTF-8, or null and a fault.</summary>
    public static byte[]? Encode(string text, FaultCollector faults)
    {
        if (text.Length > CatalogLimits.DocumentBytes)
        {
            ReportTooLarge(faults);
            return null;
        }

        try
        {
            return StrictUtf8.GetBytes(text);
        }
        catch (EncoderFallbackException exception)
        {
            var before = Encoding.UTF8.GetBytes(text[..exception.Index]);
            Report(faults, $"There is half of a surrogate pair at {Place(before)}.", "Remove it.");
            return null;
        }
    }

    /// <summary>The document, or null and a fault.</summary>
    public static JsonDocument? Parse(ReadOnlySpan<byte> utf8, FaultCollector faults)
    {
        if (utf8.Length > CatalogLimits.DocumentBytes)
        {
            ReportTooLarge(faults);
            return null;
        }

        if (!IsText(utf8, faults) || !IsJson(utf8, faults)) return null;
        var reader = new Utf8JsonReader(utf8, Strict);
        return JsonDocument.ParseValue(ref reader);
    }

    private static bool IsText(ReadOnlySpan<byte> utf8, FaultCollector faults)
    {
        if (utf8.StartsWith(Encoding.UTF8.Preamble))
        {
            Report(faults, "The document begins with a byte order mark.", "Save it as UTF-8 without one.");
        }
        else if (!Utf8.IsValid(utf8))
        {
            var place = Place(utf8[..ValidLength(utf8)]);
            Report(faults, $"The bytes at {place} are not UTF-8.", "Save the document as UTF-8.");
        }
        else if (utf8.Trim(" \t\r\n"u8).IsEmpty)
        {
            Report(faults, "The document is empty.", "Write a catalog; the smallest one is {}.");
        }
        else
        {
            return true;
        }

        return false;
    }

    private static bool IsJson(ReadOnlySpan<byte> utf8, FaultCollector faults)
    {
        var reader = new Utf8JsonReader(utf8, Strict);
        try
        {
            while (reader.Read())
            {
                if (IsTooDeep(reader))
                {
                    ReportTooDeep(Place(utf8[..(int)reader.TokenStartIndex]), faults);
                    return false;
                }

                // Escapes are only looked into when a text is asked for; half a surrogate pair shows then.
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
                {
                    _ = reader.GetString();
                }
            }

            return true;
        }
        catch (InvalidOperationException)
        {
            var place = Place(utf8[..(int)reader.TokenStartIndex]);
            Report(faults, $"The text at {place} escapes half of a surrogate pair.", "Escape both halves.");
        }
        catch (JsonException exception)
        {
            ReportSyntax(utf8, exception, faults);
        }

        return false;
    }

    private static bool IsTooDeep(Utf8JsonReader reader) =>
        reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray
        && reader.CurrentDepth >= CatalogLimits.DocumentDepth;

    private static void ReportSyntax(ReadOnlySpan<byte> utf8, JsonException exception, FaultCollector faults)
    {
        var offset = OffsetOf(utf8, exception.LineNumber ?? 0, exception.BytePositionInLine ?? 0);
        var place = Place(utf8[..offset]);
        if (offset == utf8.Length)
        {
            Report(faults, $"The document ends at {place}, inside of something.", "Close what is open.");
        }
        else
        {
            Report(
                faults,
                $"The text stops being JSON at {place}.",
                "Repair it there; comments, trailing commas and single quotes are not JSON.");
        }
    }

    private static void Report(FaultCollector faults, string message, string repair) =>
        faults.AddUnreadable(ErrorCodes.NotJson, "", message, repair);

    private static void ReportTooDeep(string place, FaultCollector faults) => faults.AddUnreadable(
        ErrorCodes.DocumentTooDeep,
        "",
        $"More than {Figure.Of(CatalogLimits.DocumentDepth)} objects and lists are nested at {place}.",
        "No part of a catalog is that deep; remove what does not belong there.");

    private static void ReportTooLarge(FaultCollector faults) => faults.AddUnreadable(
        ErrorCodes.DocumentTooLarge,
        "",
        $"The document has more than {Figure.Of(CatalogLimits.DocumentBytes)} bytes.",
        "Split the catalog, or check that this is the right file.");

    private static int OffsetOf(ReadOnlySpan<byte> utf8, long line, long positionInLine)
    {
        var offset = 0;
        for (; line > 0; line--) offset += utf8[offset..].IndexOf((byte)'\n') + 1;
        return (int)Math.Min(utf8.Length, offset + positionInLine);
    }

    private static int ValidLength(ReadOnlySpan<byte> utf8)
    {
        var length = 0;
        while (Rune.DecodeFromUtf8(utf8[length..], out _, out var consumed) == System.Buffers.OperationStatus.Done)
        {
            length += consumed;
        }

        return length;
    }

    /// <summary>Line and column behind some text, both from 1; the column counts characters.</summary>
    private static string Place(ReadOnlySpan<byte> before)
    {
        var line = before.Count((byte)'\n') + 1;
        var column = Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1;
        return string.Create(CultureInfo.InvariantCulture, $"line {line}, column {column}");
    }
}
