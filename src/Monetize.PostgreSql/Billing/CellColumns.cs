using Monetize.Billing.Rows;
using Monetize.PostgreSql.Native;
using Npgsql;
using NpgsqlTypes;

namespace Monetize.PostgreSql.Billing;

/// <summary>The cells of rows of one table, column by column: as they travel into the database.</summary>
internal sealed class CellColumns : IRowWriter
{
    private readonly BillingTable _table;
    private readonly List<object?>[] _columns;
    private int _next;

    private CellColumns(BillingTable table)
    {
        _table = table;
        _columns = [.. table.Columns.Select(static _ => new List<object?>())];
    }

    /// <summary>Gives a command one array for each column.</summary>
    public static void Bind(NpgsqlBatchCommand command, BillingTable table, IEnumerable<IBillingRow> rows)
    {
        var cells = new CellColumns(table);
        foreach (var row in rows)
        {
            cells._next = 0;
            row.Write(cells);
        }

        for (var i = 0; i < cells._columns.Length; i++) command.Parameters.Add(cells.Parameter(i));
    }

    public void Text(string? value) => _columns[_next++].Add(value);

    public void Number(long? value) => _columns[_next++].Add(value);

    public void Instant(DateTimeOffset? value) =>
        _columns[_next++].Add(value is { } instant ? PostgreSqlTime.Of(instant) : null);

    private NpgsqlParameter Parameter(int column) => _table.Columns[column].Kind switch
    {
        ColumnKind.Text => Parameter(NpgsqlDbType.Text, _columns[column].ConvertAll(static cell => (string?)cell)),
        ColumnKind.Number => Parameter(NpgsqlDbType.Bigint, _columns[column].ConvertAll(static cell => (long?)cell)),
        _ => Parameter(NpgsqlDbType.TimestampTz, _columns[column].ConvertAll(static cell => (long?)cell)),
    };

    private static NpgsqlParameter Parameter<T>(NpgsqlDbType type, List<T> values) => new()
    {
        Value = values.ToArray(),
        NpgsqlDbType = NpgsqlDbType.Array | type,
    };
}
