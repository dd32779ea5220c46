using System.Collections.Concurrent;
using System.Globalization;
using Monetize.Billing.Rows;

namespace Monetize.Sqlite.Billing;

/// <summary>
/// The statements of a table. Names come from the tables' own descriptions, which are constants; values are parameters.
/// </summary>
internal sealed class TableSql
{
    private static readonly Dictionary<BillingTable, TableSql> All =
        BillingTables.All.ToDictionary(static table => table, static table => new TableSql(table));

    private readonly BillingTable _table;
    private readonly string _columns;
    private readonly ConcurrentDictionary<(string Column, string? Since), string> _found = [];

    private TableSql(BillingTable table)
    {
        _table = table;
        _columns = string.Join(", ", table.Columns.Select(static column => Quoted(column.Name)));
        var keys = table.Columns.Take(table.KeyColumns).ToList();
        Name = Quoted($"monetize_{table.Name}");
        Insert = $"INSERT INTO {Name} ({_columns}) VALUES ({string.Join(", ", Parameters(1, table.Columns.Count))})";
        Update = UpdateOf(table);
        Stream = $"SELECT {_columns} FROM {Name} ORDER BY {string.Join(", ", keys.Select(key => Quoted(key.Name)))}";
    }

    public string Name { get; }

    /// <summary>Adds a row, whose cells are the parameters in their order.</summary>
    public string Insert { get; }

    /// <summary>Changes the row that has the version before, with the cells as parameters in their order.</summary>
    public string Update { get; }

    /// <summary>All rows in the order of the key.</summary>
    public string Stream { get; }

    public static TableSql Of(BillingTable table) => All[table];

    /// <summary>Rows with a text in a column, and with an instant not below a bound where one is asked for.</summary>
    public string Find(string column, string? sinceColumn) => _found.TryGetValue((column, sinceColumn), out var known)
        ? known
        : _found.GetOrAdd((column, sinceColumn), Finding(column, sinceColumn));

    /// <summary>Rows that some condition finds.</summary>
    public string Where(string condition) => $"SELECT {_columns} FROM {Name} WHERE {condition}";

    private string Finding(string column, string? sinceColumn)
    {
        var since = sinceColumn is null ? "" : $" AND {Known(sinceColumn)} >= ?2";
        return $"SELECT {_columns} FROM {Name} WHERE {Known(column)} = ?1{since}";
    }

    private static string Quoted(string name) => $"\"{name}\"";

    private static IEnumerable<string> Parameters(int first, int count) => Enumerable.Range(first, count)
        .Select(static number => string.Create(CultureInfo.InvariantCulture, $"?{number}"));

    private string UpdateOf(BillingTable table)
    {
        if (table.IsAppendOnly) return "";
        var places = Parameters(1, table.Columns.Count).ToList();
        var cells = table.Columns.Zip(places, static (column, place) => $"{Quoted(column.Name)} = {place}").ToList();
        var key = string.Join(" AND ", cells.Take(table.KeyColumns));
        var version = places[table.VersionColumn];
        var set = string.Join(", ", cells.Skip(table.KeyColumns));
        return $"UPDATE {Name} SET {set} WHERE {key} AND version = {version} - 1";
    }

    // A name that a caller gives is one of the table's, or none at all.
    private string Known(string column) => _table.Columns.Any(known => known.Name == column)
        ? Quoted(column)
        : throw new ArgumentException($"Table {_table} has no column {column}.", nameof(column));
}
