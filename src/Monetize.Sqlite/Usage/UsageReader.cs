using System.Text.Json;
using Monetize.Metering;
using Monetize.Sqlite.Native;
using Monetize.Storage;
using Monetize.Storage.Reading;

namespace Monetize.Sqlite.Usage;

/// <summary>
/// Reads summaries, records and rejections, each of one snapshot that lasts as long as the enumeration.
/// </summary>
internal sealed class UsageReader(SqliteDatabase database)
{
    private const string RecordColumns =
        "e.key, s.customer, s.meter, s.dimensions, e.quantity, e.time, e.method, e.amount, e.cost, e.corrects";

    private const string Rejections =
        "SELECT record, code, message, time FROM monetize_usage_rejection ORDER BY key, code";

    // A series may be there without a record: that of one which turned out a conflict.
    private const string Meters = """
        SELECT meter FROM monetize_usage_month
        UNION
        SELECT s.meter FROM monetize_usage_event e JOIN monetize_usage_series s ON s.id = e.series
        WHERE e.position >= (SELECT mark FROM monetize_usage_mark)
        ORDER BY 1
        """;

    public IEnumerable<UsageSummary> Summarize(UsageSummaryQuery query)
    {
        database.Execute("BEGIN");
        try
        {
            foreach (var summary in SummarizeNow(query)) yield return summary;
        }
        finally
        {
            database.EndRead();
        }
    }

    /// <summary>The same within a transaction that somebody else begins and ends.</summary>
    public IEnumerable<UsageSummary> SummarizeNow(UsageSummaryQuery query)
    {
        var fragments = Fragments(query);
        if (fragments.IsEmpty) yield break;
        using var rows = new SqliteStatement(database, fragments.ToString());
        Bind(rows, query);
        var pieces = new UsageFragmentRows(query);
        while (rows.Step())
        {
            foreach (var summary in pieces.Add(Piece(rows))) yield return summary;
        }

        foreach (var summary in pieces.End()) yield return summary;
    }

    public IEnumerable<UsageRecord> Stream(UsageRecordQuery query)
    {
        database.Execute("BEGIN");
        try
        {
            using var rows = new SqliteStatement(database, RecordQuery(query));
            if (query.Customer is { } customer) rows.Bind(1, customer.Value);
            if (query.Meters.Count > 0) rows.Bind(2, Json(query.Meters));
            while (rows.Step())
            {
                yield return new UsageRecord
                {
                    Key = new IdempotencyKey(rows.Text(0)),
                    Customer = new CustomerId(rows.Text(1)),
                    Meter = rows.Text(2),
                    Dimensions = DimensionText.Read(rows.Text(3)),
                    Quantity = rows.Decimal(4),
                    Time = UsageTime.From(rows.Int64(5)),
                    Method = rows.TextOrNull(6),
                    Amount = rows.DecimalOrNull(7),
                    Cost = rows.DecimalOrNull(8),
                    Corrects = rows.TextOrNull(9) is { } corrected ? new IdempotencyKey(corrected) : null,
                };
            }
        }
        finally
        {
            database.EndRead();
        }
    }

    public IEnumerable<RejectedUsage> StreamRejections()
    {
        using var rows = new SqliteStatement(database, Rejections);
        while (rows.Step())
        {
            yield return new RejectedUsage
            {
                Record = UsageRecordJson.Read(rows.Text(0)),
                Code = rows.Text(1),
                Message = rows.Text(2),
                Time = UsageTime.From(rows.Int64(3)),
            };
        }
    }

    public IEnumerable<string> StreamMeters()
    {
        using var rows = new SqliteStatement(database, Meters);
        while (rows.Step()) yield return rows.Text(0);
    }

    private FragmentQuery Fragments(UsageSummaryQuery query)
    {
        var end = UsageFold.End(database);
        var until = Math.Min(query.Until?.Position ?? end, end);
        var fragments = new FragmentQuery(query.Customers is not null);
        var period = new PeriodFragments(fragments, query.Period, UsageFold.Mark(database), until);
        fragments.MetersAt = 2;
        period.AddTotals();
        fragments.MetersAt = 3;
        if (query.Meters.Any(UsageSummaryBuilder.NeedsRecordsOf)) period.AddLevels(EarliestDay());
        return fragments;
    }

    private int EarliestDay()
    {
        using var row = new SqliteStatement(database, "SELECT coalesce(min(day), 0) FROM monetize_usage_day");
        row.Step();
        return row.Int32(0);
    }

    private static void Bind(SqliteStatement rows, UsageSummaryQuery query)
    {
        var levels = query.Meters.ToLookup(UsageSummaryBuilder.NeedsRecordsOf, meter => meter.Key);
        if (query.Customers is { } customers) rows.Bind(1, Json(customers.Select(static customer => customer.Value)));

        // Before the first record there is nothing to ask for, and a statement has only what it asks for.
        if (rows.Parameters >= 2) rows.Bind(2, Json(levels[false]));
        if (rows.Parameters >= 3) rows.Bind(3, Json(levels[true]));
    }

    private static UsageFragmentRow Piece(SqliteStatement row) => new(
        row.Text(0), row.Text(1), row.Text(2), (UsageFragment)row.Int32(3), StateColumns.Read(row, 4));

    // One customer's days are found through their positions; everything else is a walk over the records.
    private string RecordQuery(UsageRecordQuery query)
    {
        var conditions = new List<string>();
        if (query.Customer is not null) conditions.Add("s.customer = ?1");
        if (query.Meters.Count > 0) conditions.Add("s.meter IN (SELECT value FROM json_each(?2))");
        if (query.Since is { } since) conditions.Add($"e.position >= {since}");
        if (query.Until is { } until) conditions.Add($"e.position < {until}");
        if (query.Period is not { } period) return Ordered(Walk(conditions));
        conditions.Add(FormattableString.Invariant($"e.time >= {UsageTime.Bound(period.From)}"));
        conditions.Add(FormattableString.Invariant($"e.time < {UsageTime.Bound(period.ToExclusive)}"));
        if (query.Customer is null || query.Since is not null) return Ordered(Walk(conditions));
        var mark = FormattableString.Invariant($"e.position >= {UsageFold.Mark(database)}");
        return Ordered($"{Days(period, conditions)}\nUNION ALL\n{Walk([mark, .. conditions])}");
    }

    private static string Days(Period period, IEnumerable<string> conditions)
    {
        var first = UsageDay.Of(period.From).Number;
        var days = Enumerable.Range(first, UsageDay.Of(period.ToExclusive).Number - first + 1);
        return $"""
            SELECT {RecordColumns}
            FROM monetize_usage_series s CROSS JOIN monetize_usage_day d
            CROSS JOIN json_each(d.positions) j CROSS JOIN monetize_usage_event e ON e.position = j.value
            WHERE d.series =
                s.id AND d.day IN ({string.Join(',', days.Select(day => FormattableString.Invariant($"{day}")))})
            AND {string.Join(" AND ", conditions)}
            """;
    }

    private static string Walk(List<string> conditions)
    {
        var where = conditions.Count == 0 ? "" : $"WHERE {string.Join(" AND ", conditions)}";
        return $"""
            SELECT {RecordColumns}
            FROM monetize_usage_event e CROSS JOIN monetize_usage_series s ON s.id = e.series
            {where}
            """;
    }

    private static string Ordered(string arms) => $"{arms}\nORDER BY 2, 3, 6, 1";

    // Written without reflection, so that it survives trimming.
    private static string Json(IEnumerable<string> texts) =>
        $"[{string.Join(',', texts.Select(text => $"\"{JsonEncodedText.Encode(text)}\""))}]";
}
