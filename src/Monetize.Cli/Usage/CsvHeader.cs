using System.Text;
using Monetize.Cli.Output;

namespace Monetize.Cli.Usage;

/// <summary>The columns of a CSV file, in the order of the file.</summary>
internal sealed class CsvHeader
{
    private readonly List<UsageField?> _columns = [];
    private readonly List<DimensionName?> _dimensions = [];

    private CsvHeader()
    {
    }

    /// <summary>The field of each column; null for a dimension.</summary>
    public IReadOnlyList<UsageField?> Columns => _columns;

    /// <summary>The dimension of each column; null for a field.</summary>
    public IReadOnlyList<DimensionName?> Dimensions => _dimensions;

    /// <summary>Reads the names.</summary>
    /// <exception cref="CommandException">A column is missing, unknown or given twice.</exception>
    public static CsvHeader Of(CsvFields fields, byte[] bytes)
    {
        var header = new CsvHeader();
        for (var i = 0; i < fields.Count; i++) header.Add(fields.Unquoted(i, bytes).Of(bytes));
        var missing = Enumerable.Range(0, UsageFields.Required)
            .Where(field => !header._columns.Contains((UsageField)field))
            .Select(field => UsageFields.NameOf((UsageField)field))
            .ToList();
        if (missing.Count == 0) return header;
        throw CommandException.BadArguments(
            $"The header of the usage has no column {Safe.Listed(missing)}; known are {UsageFields.Known}.");
    }

    /// <summary>There is not even a header.</summary>
    public static CommandException Missing() => CommandException.BadArguments(
        $"The usage has no header; its first line must name its columns: {UsageFields.Known}.");

    /// <summary>There is one that is not CSV.</summary>
    public static CommandException Unreadable(string fault) =>
        CommandException.BadArguments($"The header of the usage cannot be read: {fault}.");

    private void Add(ReadOnlySpan<byte> name)
    {
        var field = UsageFields.Find(name);
        var dimension = field is null ? UsageFields.DimensionOf(name) : null;
        if (field is null && dimension is null)
        {
            throw CommandException.BadArguments(
                $"The usage has a column {Shown(name)}; known are {UsageFields.Known}.");
        }

        if (field is not null
            ? _columns.Contains(field)
            : _dimensions.Exists(other => other?.Text == dimension!.Text))
        {
            throw CommandException.BadArguments($"The usage has the column {Shown(name)} twice.");
        }

        _columns.Add(field);
        _dimensions.Add(dimension);
    }

    private static string Shown(ReadOnlySpan<byte> name) => Safe.Quoted(Encoding.UTF8.GetString(name));
}
