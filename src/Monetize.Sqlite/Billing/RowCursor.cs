using Monetize.Billing.Rows;
using Monetize.Sqlite.Native;

namespace Monetize.Sqlite.Billing;

/// <summary>Reads the cells of the row at which a statement stands.</summary>
internal sealed class RowCursor(SqliteStatement statement, string known = "") : IRowReader
{
    private int _next;

    /// <param name="statement">The statement.</param>
    /// <param name="table">The table of the row.</param>
    /// <param name="known">A text that the row most likely has, such as the id by which it is found.</param>
    public static IBillingRow Read(SqliteStatement statement, BillingTable table, string known = "") =>
        table.Read(new RowCursor(statement, known));

    public string? Text()
    {
        var column = _next++;
        return statement.IsNull(column) ? null : statement.Text(column, [known]);
    }

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
