using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Monetize.Collections;

namespace Monetize.Metering;

/// <summary>
/// Dimension values as one text, the same for the same values: a JSON object with its names in order, and an empty text
/// where there are none. Stores keep and compare this form.
/// </summary>
public static class DimensionText
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the values.</summary>
    /// <param name="dimensions">The values.</param>
    public static string Write(ValueMap dimensions)
    {
        if (dimensions.Count == 0) return "";
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Plain))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in dimensions) writer.WriteString(name, value);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="FormatException">It is no such text.</exception>
    public static ValueMap Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length == 0) return default;
        try
        {
            using var document = JsonDocument.Parse(text);
            return ValueMap.Of(document.RootElement.EnumerateObject()
                .Select(property => KeyValuePair.Create(property.Name, property.Value.GetString()!)));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new FormatException($"{text} is not a text of dimension values.", exception);
        }
    }
}
