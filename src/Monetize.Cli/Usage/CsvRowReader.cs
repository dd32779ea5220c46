using Monetize.Cli.Output;

namespace Monetize.Cli.Usage;

/// <summary>
/// Rows of CSV as RFC 4180 says: fields in quotes may hold commas, quotes and line ends. Lines may end with CR LF or
/// LF, and empty lines are passed over. The first row names the columns, in any order. An apostrophe that guards a text
/// against being run as a formula is no part of it.
/// </summary>
internal sealed class CsvRowReader : RowReader
{
    private readonly CsvFields _fields = new();
    private readonly CsvHeader _header;

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
    public override bool HasPlans => _header.Columns.Contains(UsageField.Plan);

    /// <inheritdoc/>
    public override bool Read()
    {
        if (!Scan(out var fault)) return false;
        if (fault is null && _fields.Count != _header.Columns.Count)
        {
            fault = RowFault.FieldCount(_fields.Count, _header.Columns.Count);
        }

        Row.Fault = fault;
        if (fault is not null) return true;
        for (var i = 0; i < _fields.Count; i++)
        {
            var value = _fields.Unquoted(i, Window.Bytes);
            if (_header.Columns[i] is { } field) Row.Set(field, UsageFields.IsText(field) ? Unguarded(value) : value);
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

            var isTooLong = length < 0 || length > RowLimit;
            fault = isTooLong ? RowFault.TooLong : _fields.Fault;
            Row.Begin(Line);
            if (fault is not null)
            {
                // Where a quote is open nobody knows which of the lines belong to the row: it is given up at the end
                // of its first line, or one quote would swallow every row behind it.
                SkipLine(isTooLong || fault == RowFault.OpenQuote ? 0 : length);
                return true;
            }

            var row = Window.Unread[..length];
            Line += _fields.IsQuoted ? row.Count((byte)'\n') : 1;
            Window.Skip(length);
            if (_fields.IsBlank) continue;
            if (!IsText(row)) fault = RowFault.NotText;
            return true;
        }

        return false;
    }
}
