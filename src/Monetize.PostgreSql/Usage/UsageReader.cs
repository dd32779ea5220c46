using System.Runtime.CompilerServices;
using Monetize.Metering;
using Monetize.PostgreSql.Native;
using Monetize.Storage;
using Monetize.Storage.Reading;
using Npgsql;

namespace Monetize.PostgreSql.Usage;

/// <summary>Reads summaries, records and rejections, each of one snapshot.</summary>
internal sealed class UsageReader(PostgreSqlDatabase database)
{
    private const string Mark = "SELECT mark FROM {schema}.usage_mark";
    private const string EarliestDay = "SELECT coalesce(min(day), 0) FROM {schema}.usage_day";

    private const string Rejections =
        "SELECT record, code, message, time FROM {schema}.usage_rejection ORDER BY key, code, id COLLATE \"C\"";

    // A series may be there without a record: that of one which turned out a conflict, or was taken back.
    private const string Meters = """
        SELECT meter FROM {schema}.usage_month
        UNION
        SELECT s.meter FROM {schema}.usage_event e JOIN {schema}.usage_series s ON s.id = e.series
        WHERE e.position >= (SELECT mark FROM {schema}.usage_mark)
        ORDER BY 1
        """;

    private readonly RowReader _rows = new(database);

    public async IAsyncEnumerable<UsageSummary> SummarizeAsync(
        UsageSummaryQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pieces = new UsageFragmentRows(query);
        var rows = _rows.ReadAsync(
            connection => FragmentsAsync(connection, query, cancellationToken),
            row => Piece(row, pieces),
            cancellationToken);
        await foreach (var row in rows.ConfigureAwait(false))
        {
            var ended = pieces.Add(row);
            for (var i = 0; i < ended.Count; i++) yield return ended[i];
        }

        var last = pieces.End();
        for (var i = 0; i < last.Count; i++) yield return last[i];
    }

    /// <summary>What one customer used of one meter, read within a transaction that somebody else ends.</summary>
    public async Task<decimal> QuantityAsync(
        NpgsqlConnection connection, UsageSummaryQuery query, CancellationToken cancellationToken)
    {
        // The transaction sees what is committed meanwhile: no fold may come between the statements.
        _ = await database.QueryOneAsync(connection, $"{Mark} FOR SHARE", cancellationToken).ConfigureAwait(false);
        await using var command = await FragmentsAsync(connection, query, cancellationToken).ConfigureAwait(false);
        if (command is null) return 0m;
        var pieces = new UsageFragmentRows(query);
        var summaries = new List<UsageSummary>();
        await using var rows = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            summaries.AddRange(pieces.Add(Piece(rows, pieces)));
        }

        summaries.AddRange(pieces.End());
        return summaries.Count == 0 ? 0m : summaries[0].Quantity;
    }

    public IAsyncEnumerable<UsageRecord> StreamAsync(UsageRecordQuery query, CancellationToken cancellationToken) =>
        _rows.ReadAsync(
            connection => Task.FromResult<NpgsqlCommand?>(Records(connection, query)),
            RecordColumns.Read,
            cancellationToken);

    public IAsyncEnumerable<RejectedUsage> StreamRejectionsAsync(CancellationToken cancellationToken) =>
        _rows.ReadAsync(
            connection => Task.FromResult<NpgsqlCommand?>(database.Command(Rejections, connection)),
            row => new RejectedUsage
            {
                Record = UsageRecordJson.Read(row.GetString(0)),
                Code = row.GetString(1),
                Message = row.GetString(2),
                Time = PostgreSqlTime.From(row.GetFieldValue<long>(3)),
            },
            cancellationToken);

    public IAsyncEnumerable<string> StreamMetersAsync(CancellationToken cancellationToken) =>
        _rows.ReadAsync(
            connection => Task.FromResult<NpgsqlCommand?>(database.Command(Meters, connection)),
            row => row.GetString(0),
            cancellationToken);

    private static UsageFragmentRow Piece(NpgsqlDataReader row, UsageFragmentRows pieces)
    {
        var (meter, kind) = (row.GetString(1), (UsageFragment)row.GetInt32(3));
        var state = StateColumns.Read(row, 4, pieces.PartsOf(meter, kind));
        return new UsageFragmentRow(row.GetString(0), meter, row.GetString(2), kind, state);
    }

    private async Task<NpgsqlCommand?> FragmentsAsync(
        NpgsqlConnection connection, UsageSummaryQuery query, CancellationToken cancellationToken)
    {
        var mark = (long)await FirstAsync(Mark).ConfigureAwait(false);
        var levels = query.Meters.ToLookup(UsageSummaryBuilder.NeedsRecordsOf, meter => meter.Key);
        var fragments = new FragmentQuery(query.Customers is not null);
        var period = new PeriodFragments(fragments, query.Period, mark, query.Until?.Position ?? long.MaxValue);
        if (levels.Contains(false)) period.AddTotals();
        fragments.MetersAt = 2;
        if (levels.Contains(true)) period.AddLevels((int)await FirstAsync(EarliestDay).ConfigureAwait(false));
        if (fragments.IsEmpty) return null;
        var command = database.Command(fragments.ToString(), connection);
        command.Parameters.Add(new() { Value = levels[false].ToArray() });
        command.Parameters.Add(new() { Value = levels[true].ToArray() });
        if (query.Customers is { } customers)
        {
            command.Parameters.Add(new() { Value = customers.Select(static customer => customer.Value).ToArray() });
        }

        return command;

        async Task<object> FirstAsync(string sql) =>
            (await database.QueryOneAsync(connection, sql, cancellationToken).ConfigureAwait(false))[0];
    }

    private NpgsqlCommand Records(NpgsqlConnection connection, UsageRecordQuery query)
    {
        var conditions = "true";
        if (query.Period is { } period)
        {
            conditions += FragmentQuery.TimeCondition(
                UsageTime.Bound(period.From), UsageTime.Bound(period.ToExclusive));
        }

        if (query.Since is { } since) conditions += $" AND e.position >= {FragmentQuery.Number(since.Position)}";
        if (query.Until is { } until) conditions += $" AND e.position < {FragmentQuery.Number(until.Position)}";
        if (query.Meters.Count > 0) conditions += " AND s.meter = ANY($1)";
        if (query.Customer is not null) conditions += " AND s.customer = $2";
        var command = database.Command(
            $$"""
            SELECT e.key, e.time, s.customer, s.meter, s.dimensions, e.quantity, e.method, e.amount, e.cost, e.corrects
            FROM {schema}.usage_event e JOIN {schema}.usage_series s ON s.id = e.series
            WHERE {{conditions}}
            ORDER BY s.customer, s.meter, e.time, e.key
            """,
            connection);
        command.Parameters.Add(new() { Value = query.Meters.ToArray() });
        command.Parameters.Add(new() { Value = query.Customer?.Value ?? "" });
        return command;
    }
}
