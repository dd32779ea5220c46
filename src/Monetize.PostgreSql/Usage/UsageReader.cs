using System.Globalization;
using System.Runtime.CompilerServices;
using Monetize.Metering;
using Monetize.PostgreSql.Native;
using Monetize.Storage;
using Monetize.Storage.Reading;
using Npgsql;

namespace Monetize.PostgreSql.Usage;

/// <summary>Reads summaries, records and rejections, each of one snapshot.</summary>
internal sealed class UsageReader(PostgreSqlDatabase database, UsagePositions positions)
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
            connection => OpenAsync(connection, query, cancellationToken),
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
        var mark = await FirstAsync(connection, $"{Mark} FOR SHARE", cancellationToken).ConfigureAwait(false);
        var fragments = await FragmentsAsync(connection, query, mark, cancellationToken).ConfigureAwait(false);
        if (fragments is null) return 0m;
        await using var opened = await OpenAsync(connection, cancellationToken, fragments).ConfigureAwait(false);
        await using var rows = opened.Rows;
        var pieces = new UsageFragmentRows(query);
        var summaries = new List<UsageSummary>();
        while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            summaries.AddRange(pieces.Add(Piece(rows, pieces)));
        }

        summaries.AddRange(pieces.End());
        return summaries.Count == 0 ? 0m : summaries[0].Quantity;
    }

    public IAsyncEnumerable<UsageRecord> StreamAsync(UsageRecordQuery query, CancellationToken cancellationToken) =>
        _rows.ReadAsync(
            connection => Records(connection, query),
            RecordColumns.Read,
            cancellationToken);

    public IAsyncEnumerable<RejectedUsage> StreamRejectionsAsync(CancellationToken cancellationToken) =>
        _rows.ReadAsync(
            connection => database.Command(Rejections, connection),
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
            connection => database.Command(Meters, connection),
            row => row.GetString(0),
            cancellationToken);

    private static UsageFragmentRow Piece(NpgsqlDataReader row, UsageFragmentRows pieces)
    {
        var (meter, kind) = (row.GetString(1), (UsageFragment)row.GetInt32(3));
        var state = StateColumns.Read(row, 4, pieces.PartsOf(meter, kind));
        return new UsageFragmentRow(row.GetString(0), meter, row.GetString(2), kind, state);
    }

    /// <summary>
    /// Asks for the mark, and in the same call for the pieces of named customers by the mark that was seen last; anew
    /// where it is another one. Everybody's pieces are not asked for on trust.
    /// </summary>
    private async Task<OpenRows?> OpenAsync(
        NpgsqlConnection connection, UsageSummaryQuery query, CancellationToken cancellationToken)
    {
        var expected = query.Customers is null ? null : positions.SeenMark;
        var guess = expected is { } seen
            ? await FragmentsAsync(connection, query, seen, cancellationToken).ConfigureAwait(false)
            : null;
        var asked = await OpenAsync(
            connection, cancellationToken, new NpgsqlBatchCommand(database.Schema.In(Mark)), guess)
            .ConfigureAwait(false);
        await asked.Rows.ReadAsync(cancellationToken).ConfigureAwait(false);
        var mark = asked.Rows.GetInt64(0);
        if (guess is not null && mark == expected)
        {
            await asked.Rows.NextResultAsync(cancellationToken).ConfigureAwait(false);
            return asked;
        }

        await asked.Rows.DisposeAsync().ConfigureAwait(false);
        await asked.DisposeAsync().ConfigureAwait(false);
        positions.See(mark);
        var fragments = await FragmentsAsync(connection, query, mark, cancellationToken).ConfigureAwait(false);
        return fragments is null
            ? null
            : await OpenAsync(connection, cancellationToken, fragments).ConfigureAwait(false);
    }

    private static async Task<OpenRows> OpenAsync(
        NpgsqlConnection connection, CancellationToken cancellationToken, params NpgsqlBatchCommand?[] commands)
    {
        var batch = connection.CreateBatch();
        foreach (var command in commands.OfType<NpgsqlBatchCommand>()) batch.BatchCommands.Add(command);
        var rows = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        return new OpenRows(rows, batch, batch.Cancel);
    }

    private async Task<NpgsqlBatchCommand?> FragmentsAsync(
        NpgsqlConnection connection, UsageSummaryQuery query, long mark, CancellationToken cancellationToken)
    {
        var levels = query.Meters.ToLookup(UsageSummaryBuilder.NeedsRecordsOf, meter => meter.Key);
        var fragments = new FragmentQuery(query.Customers is not null);
        var period = new PeriodFragments(fragments, query.Period, mark, query.Until?.Position ?? long.MaxValue);
        if (levels.Contains(false)) period.AddTotals();
        fragments.MetersAt = 2;
        if (levels.Contains(true))
        {
            var day = await FirstAsync(connection, EarliestDay, cancellationToken).ConfigureAwait(false);
            period.AddLevels((int)day);
        }

        if (fragments.IsEmpty) return null;
        var command = new NpgsqlBatchCommand(database.Schema.In(fragments.ToString()));
        command.Parameters.Add(new() { Value = levels[false].ToArray() });
        command.Parameters.Add(new() { Value = levels[true].ToArray() });
        if (query.Customers is { } customers)
        {
            command.Parameters.Add(new() { Value = customers.Select(static customer => customer.Value).ToArray() });
        }

        return command;
    }

    private async Task<long> FirstAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        var row = await database.QueryOneAsync(connection, sql, cancellationToken).ConfigureAwait(false);
        return Convert.ToInt64(row[0], CultureInfo.InvariantCulture);
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
