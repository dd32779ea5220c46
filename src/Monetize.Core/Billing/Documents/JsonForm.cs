using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Monetize.Collections;

namespace Monetize.Billing.Documents;

/// <summary>
/// How documents of a store are written: one line, decimals with all their digits as texts, instants in UTC to the
/// tick, what is not there left out. One value has one text on every machine.
/// </summary>
internal static class JsonForm
{
    private const int UsualBytes = 8_192;
    private const int MostKept = 65_536;

    private static readonly JsonWriterOptions Form = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? spare;

    public static string Write(Action<Utf8JsonWriter> properties)
    {
        // What is written meanwhile on the same thread finds none, and makes its own.
        var buffer = spare ?? new ArrayBufferWriter<byte>(UsualBytes);
        spare = null;
        using (var json = new Utf8JsonWriter(buffer, Form))
        {
            json.WriteStartObject();
            properties(json);
            json.WriteEndObject();
        }

        var document = Encoding.UTF8.GetString(buffer.WrittenSpan);
        buffer.ResetWrittenCount();
        if (buffer.Capacity <= MostKept) spare = buffer;
        return document;
    }

    public static void Optional(this Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null) json.WriteString(name, text);
    }

    /// <summary>A text, unless it is empty.</summary>
    public static void Filled(this Utf8JsonWriter json, string name, string text)
    {
        if (text.Length > 0) json.WriteString(name, text);
    }

    public static void Figure(this Utf8JsonWriter json, string name, decimal value) =>
        json.WriteString(name, value.ToString(CultureInfo.InvariantCulture));

    public static void Instant(this Utf8JsonWriter json, string name, DateTimeOffset value) =>
        json.WriteString(name, Text(value));

    public static void Optional(this Utf8JsonWriter json, string name, DateTimeOffset? value)
    {
        if (value is { } instant) json.Instant(name, instant);
    }

    public static void Span(this Utf8JsonWriter json, string name, Period period)
    {
        json.WriteStartArray(name);
        Span(json, period);
        json.WriteEndArray();
    }

    /// <summary>Both ends of a period, as elements of a list.</summary>
    public static void Span(Utf8JsonWriter json, Period period)
    {
        json.WriteStringValue(Text(period.From));
        json.WriteStringValue(Text(period.ToExclusive));
    }

    public static void Map(this Utf8JsonWriter json, string name, ValueMap map)
    {
        if (map.Count == 0) return;
        json.WriteStartObject(name);
        foreach (var (key, value) in map) json.WriteString(key, value);
        json.WriteEndObject();
    }

    public static void Texts(this Utf8JsonWriter json, string name, ValueArray<string> texts)
    {
        if (texts.IsEmpty) return;
        json.WriteStartArray(name);
        foreach (var text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }

    /// <summary>A list of objects; nothing where it is empty.</summary>
    public static void Objects<T>(
        this Utf8JsonWriter json, string name, ValueArray<T> items, Action<Utf8JsonWriter, T> properties)
    {
        if (items.IsEmpty) return;
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            properties(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void Object(this Utf8JsonWriter json, string name, Action<Utf8JsonWriter> properties)
    {
        json.WriteStartObject(name);
        properties(json);
        json.WriteEndObject();
    }

    private static string Text(DateTimeOffset value) =>
        value.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}
