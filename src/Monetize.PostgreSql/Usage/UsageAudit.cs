using Monetize.Collections;
using Monetize.PostgreSql.Native;
using Monetize.Storage;
using Npgsql;

namespace Monetize.PostgreSql.Usage;

/// <summary>Recomputes days and months from the folded records and compares, all of it in the database.</summary>
internal sealed class UsageAudit(PostgreSqlDatabase database)
{
    private const int MostDifferences = 100;

    private const string Counts = """
        SELECT (SELECT count(*) FROM {schema}.usage_event), (SELECT count(*) FROM {schema}.usage_key),
            (SELECT count(*) FROM {schema}.usage_event WHERE position < (SELECT mark FROM {schema}.usage_mark)),
            (SELECT count(*) FROM {schema}.usage_rejection),
            (SELECT count(*) FROM {schema}.usage_event e WHERE corrects IS NOT NULL
                AND NOT EXISTS (SELECT FROM {schema}.usage_key k WHERE k.key = e.corrects)),
            (SELECT count(*) FROM {schema}.usage_event e JOIN {schema}.usage_key k ON k.key = e.corrects
                JOIN {schema}.usage_series s ON s.id = e.series JOIN {schema}.usage_series t ON t.id = k.series
                WHERE (s.customer, s.meter) <> (t.customer, t.meter))
        """;

    private const string Keys = """
        SELECT 'The key ' || coalesce(k.key, e.key) || CASE
            WHEN e.key IS NULL THEN ' has no record.' ELSE ' of a record is not claimed for it.' END
        FROM {schema}.usage_key k FULL JOIN {schema}.usage_event e
            ON e.key = k.key AND e.series = k.series AND e.time = k.time
        WHERE k.key IS NULL OR e.key IS NULL LIMIT 100
        """;

    private const string Series = """
        SELECT 'The record ' || e.key || ' has no series.' FROM {schema}.usage_event e
        WHERE NOT EXISTS (SELECT FROM {schema}.usage_series s WHERE s.id = e.series) LIMIT 100
        """;

    private const string Days = """
        WITH folded AS MATERIALIZED (
            SELECT {day} AS day, series, time, key, quantity, corrects IS NOT NULL AS is_correction
            FROM {schema}.usage_event WHERE position < (SELECT mark FROM {schema}.usage_mark)
        ),
        recomputed AS (
            SELECT day, series, count(*) AS records, sum(CASE WHEN is_correction THEN quantity ELSE 1 END) AS count,
                sum(quantity) AS sum, max(quantity) FILTER (WHERE NOT is_correction) AS max
            FROM folded GROUP BY day, series
        ),
        last AS (
            SELECT DISTINCT ON (day, series) day, series, time, key, quantity FROM folded WHERE NOT is_correction
            ORDER BY day, series, time DESC, key DESC
        ),
        expected AS (
            SELECT r.*, l.time AS last_time, l.key AS last_key, l.quantity AS last_quantity
            FROM recomputed r FULL JOIN last l ON l.day = r.day AND l.series = r.series
        ),
        difference AS (
            SELECT day, series FROM expected x FULL JOIN {schema}.usage_day d USING (day, series)
            WHERE {differs}
        )
        SELECT 'The day ' || (date '0001-01-01' + day)::text || ' of '
            || coalesce(rtrim(s.customer || ' on ' || s.meter || ' ' || s.dimensions), 'series ' || series::text)
            || ' is not its records.'
        FROM difference LEFT JOIN {schema}.usage_series s ON s.id = series ORDER BY day, series LIMIT 100
        """;

    private const string Months = """
        WITH recomputed AS (
            SELECT {month} AS month, series, sum(records) AS records, sum(count) AS count, sum(sum) AS sum,
                max(max) AS max
            FROM {schema}.usage_day GROUP BY 1, 2
        ),
        last AS (
            SELECT DISTINCT ON (month, series) {month} AS month, series, last_time, last_key, last_quantity
            FROM {schema}.usage_day WHERE last_time IS NOT NULL ORDER BY month, series, last_time DESC
        ),
        expected AS (
            SELECT r.*, s.customer, s.meter, s.dimensions, l.last_time, l.last_key, l.last_quantity
            FROM recomputed r LEFT JOIN {schema}.usage_series s ON s.id = r.series
            LEFT JOIN last l ON l.month = r.month AND l.series = r.series
        ),
        difference AS (
            SELECT month, series, coalesce(d.customer, x.customer) AS customer, coalesce(d.meter, x.meter) AS meter,
                coalesce(d.dimensions, x.dimensions) AS dimensions
            FROM expected x FULL JOIN {schema}.usage_month d USING (month, series)
            WHERE {differs} OR (x.customer, x.meter, x.dimensions) IS DISTINCT FROM (d.customer, d.meter, d.dimensions)
        )
        SELECT 'The month ' || to_char(month / 12, 'FM0000') || '-' || to_char(month % 12 + 1, 'FM00') || ' of '
            || coalesce(rtrim(customer || ' on ' || meter || ' ' || dimensions), 'series ' || series::text)
            || ' is not its days.'
        FROM difference ORDER BY month, series LIMIT 100
        """;

    private const string Differs = """
        (x.records, x.count, x.sum, x.max, x.last_time, x.last_key, x.last_quantity) IS DISTINCT FROM
            (d.records, d.count, d.sum, d.max, d.last_time, d.last_key, d.last_quantity)
        """;

    /// <summary>Checks everything, on one snapshot.</summary>
    public async Task<UsageVerification> RunAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var counts = await database.QueryOneAsync(connection, Counts, cancellationToken).ConfigureAwait(false);
        var differences = new List<string>();
        foreach (var sql in new[] { Keys, Series, Days, Months })
        {
            await AddAsync(connection, Written(sql), differences, cancellationToken).ConfigureAwait(false);
        }

        if ((long)counts[0] != (long)counts[1] && differences.Count == 0)
        {
            differences.Add($"There are {FragmentQuery.Number((long)counts[1])} keys and "
                + $"{FragmentQuery.Number((long)counts[0])} records.");
        }

        return new UsageVerification
        {
            Records = (long)counts[0],
            Folded = (long)counts[2],
            Rejections = (long)counts[3],
            DanglingCorrections = (long)counts[4],
            MisdirectedCorrections = (long)counts[5],
            Differences = differences.Take(MostDifferences).ToValueArray(),
        };
    }

    private static string Written(string sql) => sql
        .Replace("{day}", DayColumns.DayOf("time"), StringComparison.Ordinal)
        .Replace("{month}", DayColumns.MonthOf("day"), StringComparison.Ordinal)
        .Replace("{differs}", Differs, StringComparison.Ordinal);

    private async Task AddAsync(
        NpgsqlConnection connection, string sql, List<string> differences, CancellationToken cancellationToken)
    {
        await using var command = database.Command(sql, connection);
        await using var row = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        while (await row.ReadAsync(cancellationToken).ConfigureAwait(false)) differences.Add(row.GetString(0));
    }
}
