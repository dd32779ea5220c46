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
    private const string Rejections =
        "SELECT record, code, message, time FROM monetize_usage_rejection ORDER BY key, code, id";

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
        var meters = query.Meters.Select(static meter => meter.Key).ToArray();
        var customer = "";
        while (rows.Step())
        {
            customer = rows.Text(0, [customer]);
            var ended = Add(pieces, rows, customer, rows.Text(1, meters));
            for (var i = 0; i < ended.Count; i++) yield return ended[i];
        }

        var last = pieces.End();
        for (var i = 0; i < last.Count; i++) yield return last[i];
    }

    public IEnumerable<UsageRecord> Stream(UsageRecordQuery query)
    {
        database.Execute("BEGIN");
        try
        {
            var rows = new RecordQuery(database, query).Bind();
            try
            {
                while (rows.Step()) yield return Record(rows);
            }
            finally
            {
                rows.Reset();
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
                Record = rows.Read(0, UsageRecordJson.Read),
                Code = rows.Text(1),
                Message = rows.Text(2),
                Time = rows.Time(3),
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
        if (query.Customers is { } customers)
        {
            rows.Bind(1, JsonList.Of(customers.Select(static customer => customer.Value)));
        }

        // Before the first record there is nothing to ask for, and a statement has only what it asks for.
        if (rows.Parameters >= 2) rows.Bind(2, JsonList.Of(levels[false]));
        if (rows.Parameters >= 3) rows.Bind(3, JsonList.Of(levels[true]));
    }

    private static UsageRecord Record(SqliteStatement row) => new()
    {
        Key = new IdempotencyKey(row.Text(0)),
        Customer = new CustomerId(row.Text(1)),
        Meter = row.Text(2),
        Dimensions = row.Read(3, DimensionText.Read),
        Quantity = row.Decimal(4),
        Time = row.Time(5),
        Method = row.TextOrNull(6),
        Amount = row.DecimalOrNull(7),
        Cost = row.DecimalOrNull(8),
        Corrects = row.TextOrNull(9) is { } corrected ? new IdempotencyKey(corrected) : null,
    };

    /// <exception cref="StoreException">The dimension values of the row cannot be read.</exception>
    private IReadOnlyList<UsageSummary> Add(
        UsageFragmentRows pieces, SqliteStatement row, string customer, string meter)
    {
        try
        {
            var kind = (UsageFragment)row.Int32(3);
            var state = StateColumns.Read(row, 4, pieces.PartsOf(meter, kind));
            return pieces.Add(new UsageFragmentRow(customer, meter, row.Text(2), kind, state));
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException)
        {
            throw SqliteErrors.Unreadable(row.Text(2), database.Place, exception);
        }
    }
}
