using Monetize.Billing;
using Monetize.Billing.Rows;
using Monetize.Metering;
using Monetize.Sqlite.Native;

namespace Monetize.Sqlite.Billing;

/// <summary>Finds what an operation needs, within a transaction that somebody else begins and ends.</summary>
internal sealed class BillingLoad(SqliteDatabase database)
{
    private const string Balances = """
        SELECT account, subject, currency, sum(amount_minor) FROM monetize_ledger
        WHERE customer = ?1 AND account IN ('balance', 'prepaid')
        GROUP BY account, subject, currency
        """;

    private const string DueForBilling = """
        wake_at <= ?1 AND (billing_until IS NULL OR billing_until <= ?2)
        ORDER BY wake_at, id LIMIT ?3
        """;

    private const string DueForInvoices = """
        bill_at <= ?1 AND parked_at IS NULL AND (billing_until IS NULL OR billing_until <= ?2)
        ORDER BY bill_at, id LIMIT ?3
        """;

    private const string DueForDelivery = """
        send_at <= ?1 AND (delivery_until IS NULL OR delivery_until <= ?2)
        ORDER BY send_at, id LIMIT ?3
        """;

    private const string DueEvents = "next_try <= ?1 ORDER BY next_try, id LIMIT ?2";

    /// <summary>Finds rows.</summary>
    /// <param name="need">Which.</param>
    /// <param name="isChange">Whether what is due is to be found as well.</param>
    public BillingState Run(BillingNeed need, bool isChange)
    {
        var state = new BillingState();
        foreach (var customer in need.Customers) Find(state, CustomerRow.Definition, "id", customer.Value);
        foreach (var counter in need.Counters) Find(state, CounterRow.Definition, "name", counter);
        foreach (var wanted in need.Rows)
        {
            foreach (var value in wanted.Values)
            {
                Find(state, wanted.Table, wanted.Column, value, wanted.SinceColumn, wanted.Since);
            }
        }

        if (need.Balances) FindBalances(state, need);
        if (isChange && need.Due is { } due) FindDue(state, due);
        if (isChange && need.Events is { } events)
        {
            var statement = database.Get(TableSql.Of(InboxRow.Definition).Where(DueEvents))
                .Bind(1, UsageTime.Of(events.Now))
                .Bind(2, events.Limit);
            Take(state, InboxRow.Definition, statement);
        }

        return state;
    }

    private static void Take(
        BillingState state, BillingTable table, SqliteStatement statement, string known = "")
    {
        try
        {
            while (statement.Step()) state.Add(RowCursor.Read(statement, table, known));
        }
        finally
        {
            statement.Reset();
        }
    }

    private void Find(
        BillingState state,
        BillingTable table,
        string column,
        string value,
        string? sinceColumn = null,
        DateTimeOffset? since = null)
    {
        var statement = database.Get(TableSql.Of(table).Find(column, sinceColumn)).Bind(1, value);
        if (since is { } bound && sinceColumn is not null) statement.Bind(2, UsageTime.Of(bound));
        Take(state, table, statement, value);
    }

    private void FindDue(BillingState state, DueCustomers due)
    {
        var condition = due switch
        {
            { Kind: LeaseKind.Delivery } => DueForDelivery,
            { WithPayments: true } => DueForBilling,
            _ => DueForInvoices,
        };
        var statement = database.Get(TableSql.Of(CustomerRow.Definition).Where(condition))
            .Bind(1, UsageTime.Of(due.Through))
            .Bind(2, UsageTime.Of(due.Now))
            .Bind(3, due.Limit);
        Take(state, CustomerRow.Definition, statement);
    }

    private void FindBalances(BillingState state, BillingNeed need)
    {
        var statement = database.Get(Balances);
        foreach (var customer in need.Customers)
        {
            statement.Bind(1, customer.Value);
            try
            {
                while (statement.Step())
                {
                    state.AddSum(statement.Text(0), statement.Text(1), statement.Text(2), statement.Int64(3));
                }
            }
            finally
            {
                statement.Reset();
            }
        }
    }
}
