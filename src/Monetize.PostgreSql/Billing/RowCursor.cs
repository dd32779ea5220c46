using Monetize.Billing.Rows;
using Monetize.PostgreSql.Native;
using Npgsql;

namespace Monetize.PostgreSql.Billing;

/// <summary>Reads the cells of the row at which a reader stands.</summary>
internal sealed class RowCursor(NpgsqlDataReader reader) : IRowReader
{
    private int _next;

    public static IBillingRow Read(NpgsqlDataReader reader, BillingTable table) => table.Read(new RowCursor(reader));

    public string? Text()
    {
        var column = _next++;
        return reader.IsDBNull(column) ? null : reader.GetString(column);
    }

    public long? Number()
    {
        var column = _next++;
        return reader.IsDBNull(column) ? null : reader.GetInt64(column);
    }

    public DateTimeOffset? Instant() => Number() is { } microseconds ? PostgreSqlTime.From(microseconds) : null;
}
