using System.Globalization;
using System.Text.Json;
using Monetize.Catalogs.Json;
using Monetize.Collections;

namespace Monetize.Billing.Documents;

/// <summary>An object of a document of a store, which was written by <see cref="JsonForm"/>.</summary>
/// <remarks>What cannot be read is a <see cref="FormatException"/>: the store is damaged.</remarks>
internal readonly struct JsonPart(JsonElement element)
{
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

    public decimal Figure(string name) => FigureOf(Text(name));

    public decimal? FigureOrNull(string name) => TextOrNull(name) is { } text ? FigureOf(text) : null;

    public DateTimeOffset Instant(string name) => InstantOf(Text(name));

    public DateTimeOffset? InstantOrNull(string name) => TextOrNull(name) is { } text ? InstantOf(text) : null;

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

    public ValueArray<string> Texts(string name) =>
        List(name).Select(static item => item.GetString()!).ToValueArray();

    public ValueArray<T> Objects<T>(string name, Func<JsonPart, T> read) =>
        List(name).Select(item => read(new JsonPart(item))).ToValueArray();

    public JsonPart? Object(string name) =>
        element.TryGetProperty(name, out var value) ? new JsonPart(value) : null;

    public IEnumerable<JsonElement> List(string name) =>
        element.TryGetProperty(name, out var value) ? value.EnumerateArray() : [];

    public static decimal FigureOf(string text) => decimal.Parse(
        text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    private static Period SpanAt(JsonElement list, int at) =>
        new(InstantOf(list[at].GetString()!), InstantOf(list[at + 1].GetString()!));

    private static DateTimeOffset InstantOf(string text) =>
        DateTimeOffset.ParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
