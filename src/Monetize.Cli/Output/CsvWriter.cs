using System.Buffers;
using System.Text;

namespace Monetize.Cli.Output;

/// <summary>
/// Comma-separated values as RFC 4180 says: lines end with CR LF, and a field with a comma, a quote or a line end
/// stands in quotes.
/// </summary>
internal sealed class CsvWriter
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");

    private readonly StringBuilder _text = new();
    private bool _isInRow;

    /// <summary>Writes the names of the columns.</summary>
    public void Header(params ReadOnlySpan<string> names)
    {
        foreach (var name in names) Field(name);
        EndRow();
    }

    /// <summary>Writes a field of text, guarded by <see cref="FormulaGuard"/> where it begins like a formula.</summary>
    public CsvWriter Text(string? text) => Field(FormulaGuard.Written(text ?? ""));

    /// <summary>Writes a field of digits, which stays a number for whoever reads it.</summary>
    public CsvWriter Number(decimal value) => Field(Figures.Plain(value));

    /// <summary>Writes a field of digits, and an empty one where there is no value.</summary>
    public CsvWriter Number(decimal? value) => value is { } number ? Number(number) : Empty(1);

    /// <summary>Writes an amount with exactly the digits of its currency's minor unit.</summary>
    public CsvWriter Paid(Money amount) => Field(Figures.Paid(amount));

    /// <summary>Writes fields without content.</summary>
    public CsvWriter Empty(int fields)
    {
        for (var i = 0; i < fields; i++) Field("");
        return this;
    }

    /// <summary>Ends the row.</summary>
    public void EndRow()
    {
        _text.Append("\r\n");
        _isInRow = false;
    }

    /// <summary>All that was written.</summary>
    public override string ToString() => _text.ToString();

    private CsvWriter Field(string value)
    {
        if (_isInRow) _text.Append(',');
        _isInRow = true;
        if (value.AsSpan().ContainsAny(Quoted))
        {
            _text.Append('"').Append(value.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        }
        else
        {
            _text.Append(value);
        }

        return this;
    }
}
