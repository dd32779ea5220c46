using Monetize.Cli.Output;

namespace Monetize.Cli.Usage;

/// <summary>
/// Rows of CSV as RFC 4180 says: fields in quotes may hold commas, quotes and line ends. Lines may end with CR LF or
/// LF, and empty lines are passed over. The first row names the columns, in any order. Of a row that cannot be read one
/// line is lost. An apostrophe that guards a text against being run as a formula is no part of it.
/// </summary>
internal sealed class CsvRowReader : RowReader
{
    private readonly CsvFields _fields = new();
    private readonly CsvHeader? _header;

    /// <summary>Reads the header.</summary>
    /// <exception cref="CommandException">The header lacks a column, or has an unknown one.</exception>
    public CsvRowReader(Stream stream)
        : base(stream, allowsExponents: false)
    {
        if (!Scan(out var fault)) throw CsvHeader.Missing();
        if (fault is not null) throw CsvHeader.Unreadable(fault);
        _header = CsvHeader.Of(_fields, Window.Bytes);
    }

    /// <inheritdoc/>
    public override bool HasPlans => _header!.Columns.Contains(UsageField.Plan);

    /// <inheritdoc/>
    public override bool Read()
    {
        if (!Scan(out var fault)) return false;
        Row.Fault = fault;
        if (fault is not null) return true;
        for (var i = 0; i < _fields.Count; i++)
        {
            var value = _fields.Unquoted(i, Window.Bytes);
            if (_header!.Columns[i] is { } field) Row.Set(field, UsageFields.IsText(field) ? Unguarded(value) : value);
            else Row.TryAdd(_header.Dimensions[i]!, Unguarded(value));
        }

        return true;
    }

    private UsageRow.FieldSpan Unguarded(UsageRow.FieldSpan text) => FormulaGuard.IsGuarded(text.Of(Window.Bytes))
        ? new UsageRow.FieldSpan(text.Start + 1, text.Length - 1)
        : text;

    /// <summary>Finds the fields of the next row that is not blank; false at the end of the file.</summary>
    private bool Scan(out string? fault)
    {
        fault = null;
        while (!Window.Unread.IsEmpty || Window.Fill())
        {
            var length = _fields.Scan(Window.Unread, Window.Start, Window.IsLast);
            if (length < 0 && Window.Unread.Length <= RowLimit)
            {
                Window.Fill();
                continue;
            }

            Row.Begin(Line);
            if (length < 0 || length > RowLimit) fault = RowFault.TooLong;
            else fault = _fields.Fault ?? ShapeFault(Window.Unread[..length]);
            if (fault is not null)
            {
                // Which of its lines belong to such a row nobody knows: it is given up at the end of the first one, or
                // one stray quote would swallow the rows behind it.
                SkipLine();
                return true;
            }

            Line += _fields.IsQuoted ? Window.Unread[..length].Count((byte)'\n') : 1;
            Window.Skip(length);
            if (!_fields.IsBlank) return true;
        }

        return false;
    }

    private string? ShapeFault(ReadOnlySpan<byte> row)
    {
        if (_fields.IsBlank) return null;
        if (!IsText(row)) return RowFault.NotText;
        return _header is { Columns.Count: var expected } && expected != _fields.Count
            ? RowFault.FieldCount(_fields.Count, expected)
            : null;
    }
}
