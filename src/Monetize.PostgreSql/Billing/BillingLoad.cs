using Monetize.Billing;
using Monetize.Billing.Rows;
using Monetize.PostgreSql.Native;
using Npgsql;
using NpgsqlTypes;

namespace Monetize.PostgreSql.Billing;

/// <summary>
/// Finds what an operation needs, within a transaction that somebody else begins and ends: all in one batch, customers
/// locked first and counters last, each in the order of their keys.
/// </summary>
internal sealed class BillingLoad(PostgreSqlDatabase database)
{
    private const string Balances = """
        SELECT account, subject, currency, sum(amount_minor)::bigint FROM {schema}.ledger
        WHERE customer = ANY($1) AND account IN ('balance', 'prepaid')
        GROUP BY account, subject, currency
        """;

    private const string DueForBilling = """
        wake_at <= $1 AND (billing_until IS NULL OR billing_until <= $2)
        ORDER BY wake_at, id LIMIT $3 FOR NO KEY UPDATE SKIP LOCKED
        """;

    private const string DueForInvoices = """
        bill_at <= $1 AND parked_at IS NULL AND (billing_until IS NULL OR billing_until <= $2)
        ORDER BY bill_at, id LIMIT $3 FOR NO KEY UPDATE SKIP LOCKED
        """;

    private const string DueForDelivery = """
        send_at <= $1 AND (delivery_until IS NULL OR delivery_until <= $2)
        ORDER BY send_at, id LIMIT $3 FOR NO KEY UPDATE SKIP LOCKED
        """;

    private const string DueEvents = "next_try <= $1 ORDER BY next_try, id LIMIT $2 FOR NO KEY UPDATE SKIP LOCKED";

    private const string ByKey = "{0} = ANY($1) ORDER BY {0}";
    private const string Locked = ByKey + " FOR NO KEY UPDATE";

    /// <summary>Finds rows.</summary>
    /// <param name="connection">A connection with an open transaction.</param>
    /// <param name="need">Which.</param>
    /// <param name="isChange">Whether rows are locked, and what is due is to be found as well.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public async Task<BillingState> RunAsync(
        NpgsqlConnection connection, BillingNeed need, bool isChange, CancellationToken cancellationToken)
    {
        await using var batch = connection.CreateBatch();
        var tables = Prepare(batch, need, isChange);
        var state = new BillingState();
        if (tables.Count == 0) return state;
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        foreach (var table in tables)
        {
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                if (table is not null) state.Add(RowCursor.Read(reader, table));
                else AddSum(state, reader);
            }

            await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
        }

        return state;
    }

    private static void AddSum(BillingState state, NpgsqlDataReader reader) =>
        state.AddSum(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetInt64(3));

    /// <returns>The table of each command; none for that of balances.</returns>
    private List<BillingTable?> Prepare(NpgsqlBatch batch, BillingNeed need, bool isChange)
    {
        var tables = new List<BillingTable?>();
        var customers = need.Customers.Select(static customer => customer.Value).ToArray();
        if (customers.Length > 0) ByKeys(CustomerRow.Definition, "id", customers);
        if (isChange && need.Due is { } due) Due(due);
        if (isChange && need.Events is { } events)
        {
            var command = Add(InboxRow.Definition, TableSql.Of(InboxRow.Definition).Where(DueEvents));
            Bind(command, events.Now);
            command.Parameters.Add(new() { Value = (long)events.Limit });
        }

        foreach (var wanted in need.Rows.Where(static wanted => !wanted.Values.IsEmpty))
        {
            var command = Add(wanted.Table, TableSql.Of(wanted.Table).Find(wanted.Column, wanted.SinceColumn));
            command.Parameters.Add(new() { Value = wanted.Values.ToArray() });
            if (wanted.SinceColumn is not null) Bind(command, wanted.Since ?? default);
        }

        if (need.Balances && customers.Length > 0) Add(null, Balances).Parameters.Add(new() { Value = customers });
        if (!need.Counters.IsEmpty) ByKeys(CounterRow.Definition, "name", [.. need.Counters]);
        return tables;

        void ByKeys(BillingTable table, string key, string[] values)
        {
            var condition = string.Format(null, isChange ? Locked : ByKey, key);
            Add(table, TableSql.Of(table).Where(condition)).Parameters.Add(new() { Value = values });
        }

        void Due(DueCustomers due)
        {
            var condition = due switch
            {
                { Kind: LeaseKind.Delivery } => DueForDelivery,
                { WithPayments: true } => DueForBilling,
                _ => DueForInvoices,
            };
            var command = Add(CustomerRow.Definition, TableSql.Of(CustomerRow.Definition).Where(condition));
            Bind(command, due.Through);
            Bind(command, due.Now);
            command.Parameters.Add(new() { Value = (long)due.Limit });
        }

        NpgsqlBatchCommand Add(BillingTable? table, string sql)
        {
            var command = new NpgsqlBatchCommand(database.Schema.In(sql));
            batch.BatchCommands.Add(command);
            tables.Add(table);
            return command;
        }
    }

    private static void Bind(NpgsqlBatchCommand command, DateTimeOffset instant) => command.Parameters.Add(new()
    {
        Value = PostgreSqlTime.Of(instant),
        NpgsqlDbType = NpgsqlDbType.TimestampTz,
    });
}
