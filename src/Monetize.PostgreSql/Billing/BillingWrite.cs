using Monetize.Billing;
using Monetize.Billing.Rows;
using Monetize.PostgreSql.Native;
using Npgsql;

namespace Monetize.PostgreSql.Billing;

/// <summary>
/// Writes what an operation decided, within a transaction that somebody else begins and ends: one batch with a command
/// or two for each table, however many rows there are.
/// </summary>
internal sealed class BillingWrite(PostgreSqlDatabase database)
{
    /// <summary>Writes rows.</summary>
    /// <exception cref="OvertakenException">
    /// A row is there already, or not in the version before: somebody else was faster.
    /// </exception>
    public async Task RunAsync(
        NpgsqlConnection connection, BillingChange change, CancellationToken cancellationToken)
    {
        if (change.IsEmpty) return;
        await using var batch = connection.CreateBatch();
        var expected = new List<int>();
        foreach (var rows in change.Added.GroupBy(static row => row.Table))
        {
            Add(TableSql.Of(rows.Key).Insert, rows);
        }

        foreach (var rows in change.Changed.GroupBy(static row => row.Table))
        {
            Add(TableSql.Of(rows.Key).Update, rows);
        }

        await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < expected.Count; i++)
        {
            if (batch.BatchCommands[i].RecordsAffected != expected[i]) throw new OvertakenException();
        }

        void Add(string sql, IGrouping<BillingTable, IBillingRow> rows)
        {
            var command = new NpgsqlBatchCommand(database.Schema.In(sql));
            CellColumns.Bind(command, rows.Key, rows);
            batch.BatchCommands.Add(command);
            expected.Add(rows.Count());
        }
    }
}
