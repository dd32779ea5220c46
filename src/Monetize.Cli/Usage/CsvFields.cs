using System.Buffers;

namespace Monetize.Cli.Usage;

/// <summary>Finds the fields of one row of CSV in bytes, without copying them.</summary>
internal sealed class CsvFields
{
    private static readonly SearchValues<byte> Ends = SearchValues.Create(",\"\r\n"u8);

    private readonly List<(int Start, int Length, bool HasQuotes)> _fields = [];
    private int _origin;

    /// <summary>How many fields the row has.</summary>
    public int Count => _fields.Count;

    /// <summary>Whether the row has nothing but its end.</summary>
    public bool IsBlank => _fields is [{ Length: 0 }] && !IsQuoted;

    /// <summary>Whether any field is in quotes, and may go over several lines.</summary>
    public bool IsQuoted { get; private set; }

    /// <summary>What is wrong with the row; null where nothing is.</summary>
    public string? Fault { get; private set; }

    /// <summary>Reads a row.</summary>
    /// <param name="data">The row and what follows it.</param>
    /// <param name="origin">Where the data begin in the bytes that <see cref="Unquoted"/> is given.</param>
    /// <param name="isLast">Whether nothing comes after the data.</param>
    /// <returns>How many bytes the row has, no matter where it has a fault; -1 where the data end before it.</returns>
    public int Scan(ReadOnlySpan<byte> data, int origin, bool isLast)
    {
        _fields.Clear();
        _origin = origin;
        IsQuoted = false;
        Fault = null;
        var at = 0;
        while (true)
        {
            var isQuoted = at < data.Length && data[at] == '"';
            var end = isQuoted ? Quoted(data, at, isLast) : Plain(data, at, isLast);
            if (end < 0 || Fault is not null) return end;
            if (end == data.Length) return isLast ? end : -1;
            switch (data[end])
            {
                case (byte)',':
                    at = end + 1;
                    break;
                case (byte)'\n':
                    return end + 1;
                case (byte)'\r' when end + 1 < data.Length && data[end + 1] == '\n':
                    return end + 2;
                case (byte)'\r' when end + 1 == data.Length:
                    return isLast ? end + 1 : -1;
                default:
                    Fault = isQuoted ? RowFault.TextAfterQuote
                        : data[end] == '"' ? RowFault.QuoteInField
                        : RowFault.CarriageReturn;
                    return end;
            }
        }
    }

    /// <summary>A field without its quotes. A quote that was written twice is written once from then on.</summary>
    /// <param name="index">The index of the field.</param>
    /// <param name="bytes">The bytes in which the row lies; they are changed.</param>
    public UsageRow.FieldSpan Unquoted(int index, byte[] bytes)
    {
        var (start, length, hasQuotes) = _fields[index];
        if (!hasQuotes) return new UsageRow.FieldSpan(_origin + start, length);
        var field = bytes.AsSpan(_origin + start, length);
        var written = 0;
        for (var read = 0; read < field.Length; read++)
        {
            field[written++] = field[read];
            if (field[read] == '"') read++;
        }

        _fields[index] = (start, written, false);
        return new UsageRow.FieldSpan(_origin + start, written);
    }

    private int Plain(ReadOnlySpan<byte> data, int at, bool isLast)
    {
        var length = data[at..].IndexOfAny(Ends);
        if (length < 0)
        {
            if (!isLast) return -1;
            length = data.Length - at;
        }

        _fields.Add((at, length, false));
        return at + length;
    }

    private int Quoted(ReadOnlySpan<byte> data, int at, bool isLast)
    {
        IsQuoted = true;
        var hasQuotes = false;
        var from = at + 1;
        while (true)
        {
            var length = data[from..].IndexOf((byte)'"');
            if (length < 0)
            {
                if (!isLast) return -1;
                Fault = RowFault.OpenQuote;
                return 0;
            }

            var quote = from + length;
            if (quote + 1 == data.Length && !isLast) return -1;
            if (quote + 1 == data.Length || data[quote + 1] != '"')
            {
                _fields.Add((at + 1, quote - at - 1, hasQuotes));
                return quote + 1;
            }

            hasQuotes = true;
            from = quote + 2;
        }
    }
}
