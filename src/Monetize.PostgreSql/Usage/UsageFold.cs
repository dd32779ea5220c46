using Monetize.PostgreSql.Native;
using Npgsql;

namespace Monetize.PostgreSql.Usage;

/// <summary>
/// Folds records above the mark into days and months and moves the mark, all in one transaction: so each record is in
/// the summaries or above the mark, never both and never neither.
/// </summary>
/// <param name="database">Where the records are.</param>
/// <param name="reached">Told of each step.</param>
internal sealed class UsageFold(PostgreSqlDatabase database, Action<string>? reached)
{
    private const string IsLater =
        "(t.last_time IS NULL OR (excluded.last_time, excluded.last_key) > (t.last_time, t.last_key))";

    private const string Merge = $$"""
        records = t.records + excluded.records, count = t.count + excluded.count, sum = t.sum + excluded.sum,
        max = greatest(t.max, excluded.max),
        last_key = CASE WHEN {{IsLater}} THEN excluded.last_key ELSE t.last_key END,
        last_quantity = CASE WHEN {{IsLater}} THEN excluded.last_quantity ELSE t.last_quantity END,
        last_time = CASE WHEN {{IsLater}} THEN excluded.last_time ELSE t.last_time END
        """;

    private const string HowMany = """
        SELECT count(*) FROM (
            SELECT 1 FROM {schema}.usage_event WHERE position >= (SELECT mark FROM {schema}.usage_mark) LIMIT $1
        ) waiting
        """;

    // One fold at a time. SKIP LOCKED leaves the work to the one that is at it.
    private const string Begin = $$"""
        SELECT mark, {{UsagePositions.Bound}} FROM {schema}.usage_mark FOR UPDATE
        """;

    // The last record of a day is found by its time first: sorting all records by key would cost more than the rest.
    // FULL JOIN is never done record by record, whatever the planner believes about a table that it has not seen.
    private const string Read = """
        CREATE TEMPORARY TABLE usage_fold ON COMMIT DROP AS
        WITH fresh AS MATERIALIZED (
            SELECT {day} AS day, series, time, key, quantity, corrects IS NOT NULL AS is_correction
            FROM {schema}.usage_event WHERE position >= {from} AND position < {to}
        ),
        day AS (
            SELECT day, series, count(*) AS records, sum(CASE WHEN is_correction THEN quantity ELSE 1 END) AS count,
                sum(quantity) AS sum, max(quantity) FILTER (WHERE NOT is_correction) AS max,
                max(time) FILTER (WHERE NOT is_correction) AS last_time
            FROM fresh GROUP BY day, series
        ),
        last AS (
            SELECT DISTINCT ON (series, time) series, time, key, quantity
            FROM fresh WHERE NOT is_correction ORDER BY series, time, key DESC
        )
        SELECT d.*, {month} AS month, l.key AS last_key, l.quantity AS last_quantity
        FROM day d FULL JOIN last l ON l.series = d.series AND l.time = d.last_time
        WHERE coalesce(d.records, 0) > 0
        """;

    private const string WriteDays = $$"""
        INSERT INTO {schema}.usage_day AS t
            (day, series, records, count, sum, max, last_time, last_key, last_quantity)
        SELECT day, series, records, count, sum, max, last_time, last_key, last_quantity
        FROM pg_temp.usage_fold ORDER BY day, series
        ON CONFLICT (day, series) DO UPDATE SET {{Merge}}
        """;

    private const string WriteMonths = $$"""
        INSERT INTO {schema}.usage_month AS t
            (month, customer, series, meter, dimensions, records, count, sum, max, last_time, last_key, last_quantity)
        SELECT m.month, s.customer, s.id, s.meter, s.dimensions, m.records, m.count, m.sum, m.max, m.last_time,
            l.last_key, l.last_quantity
        FROM (
            SELECT month, series, sum(records) AS records, sum(count) AS count, sum(sum) AS sum, max(max) AS max,
                max(last_time) AS last_time
            FROM pg_temp.usage_fold GROUP BY month, series
        ) m
        JOIN {schema}.usage_series s ON s.id = m.series
        LEFT JOIN pg_temp.usage_fold l ON l.series = m.series AND l.last_time = m.last_time
        ORDER BY m.month, s.customer, s.id
        ON CONFLICT (month, customer, series) DO UPDATE SET {{Merge}}
        """;

    private const string Count = "SELECT coalesce(sum(records), 0)::bigint FROM pg_temp.usage_fold";

    private const string Move = "UPDATE {schema}.usage_mark SET mark = $1";

    /// <summary>How many records wait to be folded, up to a number.</summary>
    public async Task<long> CountWaitingAsync(int most, CancellationToken cancellationToken)
    {
        var row = await database.UseAsync(
            connection => database.QueryOneAsync(connection, HowMany, cancellationToken, (long)most), cancellationToken)
            .ConfigureAwait(false);
        return (long)row[0];
    }

    /// <summary>Folds what waits.</summary>
    /// <param name="mayWait">Whether to wait for another fold; else that one is left to do it.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>How many records were folded.</returns>
    public ValueTask<long> RunAsync(bool mayWait, CancellationToken cancellationToken) => database.WriteAsync(
        connection => RunAsync(connection, mayWait, cancellationToken),
        _ => reached?.Invoke("fold commit"),
        cancellationToken);

    private async Task<long> RunAsync(
        NpgsqlConnection connection, bool mayWait, CancellationToken cancellationToken)
    {
        var marks = await database.QueryOneAsync(
            connection, mayWait ? Begin : $"{Begin} SKIP LOCKED", cancellationToken).ConfigureAwait(false);
        if (marks is not [long from, long to] || from >= to) return 0;
        var read = Read
            .Replace("{day}", DayColumns.DayOf("time"), StringComparison.Ordinal)
            .Replace("{month}", DayColumns.MonthOf("d.day"), StringComparison.Ordinal)
            .Replace("{from}", FragmentQuery.Number(from), StringComparison.Ordinal)
            .Replace("{to}", FragmentQuery.Number(to), StringComparison.Ordinal);
        await RunAsync(read).ConfigureAwait(false);
        reached?.Invoke("fold read");
        var row = await database.QueryOneAsync(connection, Count, cancellationToken).ConfigureAwait(false);
        if ((long)row[0] == 0) return 0;
        await RunAsync("ANALYZE pg_temp.usage_fold").ConfigureAwait(false);
        await RunAsync(WriteDays).ConfigureAwait(false);
        reached?.Invoke("fold days");
        await RunAsync(WriteMonths).ConfigureAwait(false);
        reached?.Invoke("fold months");
        await database.ExecuteAsync(connection, Move, cancellationToken, to).ConfigureAwait(false);
        return (long)row[0];

        Task<int> RunAsync(string sql) => database.ExecuteAsync(connection, sql, cancellationToken);
    }
}
