using System.Text;
using System.Text.Json;

namespace Monetize.Cli.Usage;

/// <summary>Rows of JSON, one object a line. Empty lines are passed over.</summary>
internal sealed class JsonRowReader : RowReader
{
    private const string Text = "a text";
    private const string Number = "a number, or a text with one";

    // One level more than an object of plain values has, so that a nested one is named and not just refused.
    private static readonly JsonReaderOptions Flat = new() { MaxDepth = 2 };

    private readonly Utf8Map<DimensionName> _names = new();
    private readonly IReadOnlySet<string> _declared;

    /// <param name="stream">The file.</param>
    /// <param name="declared">The dimensions that any meter declares; the names of others are not kept.</param>
    public JsonRowReader(Stream stream, IReadOnlySet<string> declared)
        : base(stream, allowsExponents: true)
    {
        _declared = declared;
    }

    /// <inheritdoc/>
    public override bool Read()
    {
        while (!Window.Unread.IsEmpty || Window.Fill())
        {
            var length = Window.Unread.IndexOf((byte)'\n') + 1;
            if (length == 0 && Window.IsLast) length = Window.Unread.Length;
            if (length == 0 && Window.Unread.Length <= RowLimit)
            {
                Window.Fill();
                continue;
            }

            Row.Begin(Line);
            if (length is 0 or > RowLimit)
            {
                SkipLine();
                Row.Fault = RowFault.TooLong;
                return true;
            }

            var start = Window.Start;
            Line++;
            Window.Skip(length);
            var line = Window.Bytes.AsSpan(start, length).TrimEnd("\r\n"u8);
            if (line.Trim(" \t\r\n"u8).IsEmpty) continue;
            Row.Fault = IsText(line) ? Fault(line, start) : RowFault.NotText;
            return true;
        }

        return false;
    }

    private string? Fault(Span<byte> line, int start)
    {
        var reader = new Utf8JsonReader(line, Flat);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return RowFault.NotJson;
            var given = 0;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (PropertyFault(ref reader, line, start, ref given) is { } fault) return fault;
            }

            return reader.Read() ? RowFault.NotJson : null;
        }
        catch (JsonException)
        {
            return RowFault.NotJson;
        }
        catch (InvalidOperationException)
        {
            return RowFault.HalfACharacter;
        }
    }

    private string? PropertyFault(ref Utf8JsonReader reader, Span<byte> line, int start, ref int given)
    {
        var name = Unescaped(ref reader, line);
        if (UsageFields.Find(name) is { } field)
        {
            if ((given & (1 << (int)field)) != 0) return RowFault.Twice(UsageFields.NameOf(field));
            given |= 1 << (int)field;
            var isFigure = UsageFields.IsFigure(field);
            if (Value(ref reader, line, start, isFigure) is not { } value)
            {
                return RowFault.WrongType(UsageFields.NameOf(field), isFigure ? Number : Text);
            }

            Row.Set(field, value);
            return null;
        }

        if (DimensionOf(name) is not { } dimension) return RowFault.Unknown(Encoding.UTF8.GetString(name));
        if (Value(ref reader, line, start, isFigure: false) is not { } text)
        {
            return RowFault.WrongType($"dimension.{dimension.Text}", Text);
        }

        return Row.TryAdd(dimension, text) ? null : RowFault.Twice($"dimension.{dimension.Text}");
    }

    /// <summary>Where the value lies, null where it is of another type. An absent value is an empty one.</summary>
    private static UsageRow.FieldSpan? Value(ref Utf8JsonReader reader, Span<byte> line, int start, bool isFigure)
    {
        reader.Read();
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                var at = start + (int)reader.TokenStartIndex + 1;
                return new UsageRow.FieldSpan(at, Unescaped(ref reader, line).Length);
            case JsonTokenType.Number when isFigure:
                return new UsageRow.FieldSpan(start + (int)reader.TokenStartIndex, reader.ValueSpan.Length);
            case JsonTokenType.Null:
                return default(UsageRow.FieldSpan);
            default:
                return null;
        }
    }

    /// <summary>A text without its escapes, which are never shorter than what they stand for.</summary>
    private static ReadOnlySpan<byte> Unescaped(ref Utf8JsonReader reader, Span<byte> line)
    {
        var at = (int)reader.TokenStartIndex + 1;
        if (!reader.ValueIsEscaped) return line.Slice(at, reader.ValueSpan.Length);
        Span<byte> text = new byte[reader.ValueSpan.Length];
        var length = reader.CopyString(text);
        text[..length].CopyTo(line[at..]);
        return line.Slice(at, length);
    }

    private DimensionName? DimensionOf(ReadOnlySpan<byte> name)
    {
        if (_names.Find(name) is { } known) return known;
        var dimension = UsageFields.DimensionOf(name);
        if (dimension is not null && _declared.Contains(dimension.Text)) _names.Add(name, dimension);
        return dimension;
    }
}
