using System.Globalization;
using Monetize.Billing.Rows;

namespace Monetize.PostgreSql.Billing;

/// <summary>
/// The statements of a table. Names come from the tables' own descriptions, which are constants; values are parameters.
/// </summary>
internal sealed class TableSql
{
    private static readonly Dictionary<BillingTable, TableSql> All =
        BillingTables.All.ToDictionary(static table => table, static table => new TableSql(table));

    private readonly BillingTable _table;
    private readonly string _columns;
    private readonly string _name;

    private TableSql(BillingTable table)
    {
        _table = table;
        _columns = string.Join(", ", table.Columns.Select(static column => Quoted(column.Name)));
        _name = $"{{schema}}.{Quoted(table.Name)}";
        var keys = table.Columns.Take(table.KeyColumns).Select(static key => Quoted(key.Name)).ToList();
        var places = Enumerable.Range(1, table.Columns.Count)
            .Select(static number => string.Create(CultureInfo.InvariantCulture, $"${number}"));
        var given = $"unnest({string.Join(", ", places)}) AS given({_columns})";
        Insert = $"INSERT INTO {_name} ({_columns}) SELECT {_columns} FROM {given} ON CONFLICT DO NOTHING";
        Update = table.IsAppendOnly ? "" : UpdateOf(table, keys, given);
        Stream = $"SELECT {_columns} FROM {_name} ORDER BY {string.Join(", ", keys)}";
    }

    /// <summary>Adds rows, whose columns are the parameters; those that are there already are left out.</summary>
    public string Insert { get; }

    /// <summary>Changes those rows that have the version before, with their columns as parameters.</summary>
    public string Update { get; }

    /// <summary>All rows in the order of the key.</summary>
    public string Stream { get; }

    public static TableSql Of(BillingTable table) => All[table];

    /// <summary>
    /// Rows with one of some texts in a column, and with an instant not below a bound where one is asked for.
    /// </summary>
    public string Find(string column, string? sinceColumn)
    {
        var since = sinceColumn is null ? "" : $" AND {Known(sinceColumn)} >= $2";
        return $"SELECT {_columns} FROM {_name} WHERE {Known(column)} = ANY($1){since}";
    }

    /// <summary>Rows that some condition finds.</summary>
    public string Where(string condition) => $"SELECT {_columns} FROM {_name} WHERE {condition}";

    private static string Quoted(string name) => $"\"{name}\"";

    private string UpdateOf(BillingTable table, List<string> keys, string given)
    {
        var set = table.Columns.Skip(table.KeyColumns)
            .Select(static column => Quoted(column.Name))
            .Select(static column => $"{column} = given.{column}");
        var key = keys.Select(static column => $"own.{column} = given.{column}");
        return $"UPDATE {_name} own SET {string.Join(", ", set)} FROM {given} "
            + $"WHERE {string.Join(" AND ", key)} AND own.version = given.version - 1";
    }

    // A name that a caller gives is one of the table's, or none at all.
    private string Known(string column) => _table.Columns.Any(known => known.Name == column)
        ? Quoted(column)
        : throw new ArgumentException($"Table {_table} has no column {column}.", nameof(column));
}
