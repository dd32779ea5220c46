using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;
using Monetize.Catalogs.Json;
using Monetize.Collections;

namespace Monetize.Billing.Documents;

/// <summary>An object of a document of a store, which was written by <see cref="JsonForm"/>.</summary>
/// <remarks>What cannot be read is a <see cref="FormatException"/>: the store is damaged.</remarks>
internal readonly struct JsonPart(JsonElement element)
{
    private const int MostLetters = 40;

    public JsonElement Element => element;

    public static T Read<T>(string document, Func<JsonPart, T> read)
    {
        try
        {
            using var json = JsonDocument.Parse(document);
            return read(new JsonPart(json.RootElement));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException
            or ArgumentException or TimeZoneNotFoundException)
        {
            throw new FormatException($"A document of the store cannot be read. {exception.Message}", exception);
        }
    }

    public bool Has(string name) => element.TryGetProperty(name, out _);

    public string Text(string name) => TextOrNull(name)
        ?? throw new FormatException($"A document of the store has no {name}.");

    public string? TextOrNull(string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;

    public long Number(string name) => element.TryGetProperty(name, out var value) ? value.GetInt64() : 0L;

    public int Small(string name) => checked((int)Number(name));

    public bool Flag(string name) => element.TryGetProperty(name, out var value) && value.GetBoolean();

    public decimal Figure(string name) => FigureOf(Required(name));

    public decimal? FigureOrNull(string name) => element.TryGetProperty(name, out var value) ? FigureOf(value) : null;

    public DateTimeOffset Instant(string name) => InstantOf(Required(name));

    public DateTimeOffset? InstantOrNull(string name) =>
        element.TryGetProperty(name, out var value) ? InstantOf(value) : null;

    public T Word<T>(string name, WordList<T> words)
        where T : struct, Enum => words.TryRead(Text(name), out var value)
            ? value
            : throw new FormatException($"A document of the store has an unknown {name}.");

    public Period? SpanOrNull(string name) =>
        element.TryGetProperty(name, out var value) ? SpanAt(value, 0) : null;

    public ValueArray<Period> Spans(string name)
    {
        if (!element.TryGetProperty(name, out var value)) return [];
        var spans = new Period[value.GetArrayLength() / 2];
        for (var i = 0; i < spans.Length; i++) spans[i] = SpanAt(value, i * 2);
        return ValueArray.Over(spans);
    }

    public ValueMap Map(string name) => element.TryGetProperty(name, out var value)
        ? ValueMap.Of(value.EnumerateObject()
            .Select(property => KeyValuePair.Create(property.Name, property.Value.GetString()!)))
        : default;

    public ValueArray<string> Texts(string name) => Items(name, static item => item.GetString()!);

    public ValueArray<T> Objects<T>(string name, Func<JsonPart, T> read) =>
        Items(name, item => read(new JsonPart(item)));

    public JsonPart? Object(string name) =>
        element.TryGetProperty(name, out var value) ? new JsonPart(value) : null;

    public ValueArray<T> Items<T>(string name, Func<JsonElement, T> read)
    {
        if (!element.TryGetProperty(name, out var list)) return [];
        var items = new T[list.GetArrayLength()];
        var count = 0;
        foreach (var item in list.EnumerateArray()) items[count++] = read(item);
        return ValueArray.Over(items);
    }

    /// <summary>A figure that stands as a text.</summary>
    public static decimal FigureOf(JsonElement text) => decimal.Parse(
        Plain(text), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    private JsonElement Required(string name) => element.TryGetProperty(name, out var value)
        ? value
        : throw new FormatException($"A document of the store has no {name}.");

    private static Period SpanAt(JsonElement list, int at) => new(InstantOf(list[at]), InstantOf(list[at + 1]));

    private static DateTimeOffset InstantOf(JsonElement text)
    {
        Span<char> letters = stackalloc char[MostLetters];
        return Utf8.ToUtf16(Plain(text), letters, out _, out var length) == OperationStatus.Done
            ? DateTimeOffset.ParseExact(
                letters[..length], "O", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
            : throw new FormatException("A document of the store has an instant that is none.");
    }

    /// <summary>The bytes of a text as it stands in the document; figures and instants need no escapes.</summary>
    private static ReadOnlySpan<byte> Plain(JsonElement text) => text.ValueKind == JsonValueKind.String
        ? JsonMarshal.GetRawUtf8Value(text)[1..^1]
        : throw new FormatException("A document of the store has something else where a text should be.");
}
