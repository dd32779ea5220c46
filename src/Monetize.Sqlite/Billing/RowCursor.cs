using Monetize.Billing.Rows;
using Monetize.Sqlite.Native;

namespace Monetize.Sqlite.Billing;

/// <summary>Reads the cells of the row at which a statement stands.</summary>
internal sealed class RowCursor(SqliteStatement statement) : IRowReader
{
    private int _next;

    public static IBillingRow Read(SqliteStatement statement, BillingTable table) =>
        table.Read(new RowCursor(statement));

    public string? Text() => statement.TextOrNull(_next++);

    public long? Number()
    {
        var column = _next++;
        return statement.IsNull(column) ? null : statement.Int64(column);
    }

    public DateTimeOffset? Instant()
    {
        var column = _next++;
        return statement.IsNull(column) ? null : statement.Time(column);
    }
}
