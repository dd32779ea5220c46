using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Monetize.Catalogs.Validation;
using Monetize.Collections;

namespace Monetize.Catalogs.Json;

/// <summary>Writes objects, lists, texts and exact numbers, always in the same form.</summary>
internal sealed class DocumentWriter
{
    private static readonly JsonWriterOptions Form = new()
    {
        Indented = true,
        IndentSize = 2,
        NewLine = "\n",
        MaxDepth = CatalogLimits.DocumentDepth,

        // The document is a file and not part of a web page: letters of all languages stay readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Utf8JsonWriter _json;

    private DocumentWriter(Utf8JsonWriter json) => _json = json;

    /// <summary>One document, ended by a line feed.</summary>
    public static string Write(Action<DocumentWriter> properties)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Form))
        {
            json.WriteStartObject();
            properties(new DocumentWriter(json));
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    /// <summary>Writes into a document that somebody else begins and ends, in that one's form.</summary>
    public static DocumentWriter On(Utf8JsonWriter json) => new(json);

    public void Text(string name, string value) => _json.WriteString(name, value);

    /// <summary>A text where there is one.</summary>
    public void OptionalText(string name, string? value)
    {
        if (value is not null) _json.WriteString(name, value);
    }

    /// <summary>The word of a value, unless it is the default one.</summary>
    public void Word<T>(string name, WordList<T> words, T value)
        where T : struct, Enum
    {
        if (!EqualityComparer<T>.Default.Equals(value, default)) Text(name, words.Write(value));
    }

    /// <summary>A number as text, which no reader can turn into a binary fraction.</summary>
    public void Number(string name, decimal value) => _json.WriteString(name, Figure.Of(value));

    /// <summary>A number where there is one.</summary>
    public void OptionalNumber(string name, decimal? value)
    {
        if (value is { } number) Number(name, number);
    }

    public void Null(string name) => _json.WriteNull(name);

    public void WholeNumber(string name, int value) => _json.WriteNumber(name, value);

    public void Object(string name, Action properties)
    {
        _json.WriteStartObject(name);
        properties();
        _json.WriteEndObject();
    }

    /// <summary>A list of objects; nothing where it is empty.</summary>
    public void List<T>(string name, ValueArray<T> items, Action<T> properties)
    {
        if (items.IsEmpty) return;
        _json.WriteStartArray(name);
        foreach (var item in items)
        {
            _json.WriteStartObject();
            properties(item);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    /// <summary>A list of texts; nothing where it is empty.</summary>
    public void Texts(string name, IReadOnlyCollection<string> items)
    {
        if (items.Count == 0) return;
        _json.WriteStartArray(name);
        foreach (var item in items) _json.WriteStringValue(item);
        _json.WriteEndArray();
    }

    /// <summary>Texts by name, in the order of the names; nothing where there are none.</summary>
    public void Texts(string name, ValueMap items)
    {
        if (items.Count == 0) return;
        Object(name, () =>
        {
            foreach (var (key, value) in items) Text(key, value);
        });
    }
}
