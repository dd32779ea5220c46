using Monetize.Billing.Rows;
using Monetize.Metering;
using Monetize.Sqlite.Native;

namespace Monetize.Sqlite.Billing;

/// <summary>Binds the cells of a row to a statement, the first one to its first parameter.</summary>
internal sealed class RowBinder(SqliteStatement statement) : IRowWriter
{
    private int _next = 1;

    public static void Bind(SqliteStatement statement, IBillingRow row) => row.Write(new RowBinder(statement));

    public void Text(string? value) => statement.Bind(_next++, value);

    public void Number(long? value)
    {
        if (value is { } number) statement.Bind(_next++, number);
        else statement.Bind(_next++, (string?)null);
    }

    public void Instant(DateTimeOffset? value) => Number(value is { } instant ? UsageTime.Of(instant) : null);
}
