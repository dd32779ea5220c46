using Monetize.Billing;
using Monetize.Billing.Rows;
using Monetize.Errors;
using Monetize.Sqlite.Native;
using Monetize.Storage;

namespace Monetize.Sqlite.Billing;

/// <summary>Writes what an operation decided, within a transaction that somebody else begins and ends.</summary>
internal sealed class BillingWrite(SqliteDatabase database)
{
    public void Run(BillingChange change)
    {
        foreach (var row in change.Added) Run(TableSql.Of(row.Table).Insert, row);
        foreach (var row in change.Changed)
        {
            // Whoever writes has the file alone, so another version means that somebody wrote past the library.
            if (row.Table.IsAppendOnly || Run(TableSql.Of(row.Table).Update, row) != 1)
            {
                throw new StoreException(
                    ErrorCodes.StoreDamaged,
                    $"The store {database.Place} does not hold {row} in the version before. Restore a backup.",
                    isTransient: false);
            }
        }
    }

    private int Run(string sql, IBillingRow row)
    {
        var statement = database.Get(sql);
        RowBinder.Bind(statement, row);
        statement.Run();
        return database.Changes;
    }
}
