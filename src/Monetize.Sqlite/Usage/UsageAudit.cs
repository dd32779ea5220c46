using System.Globalization;
using Monetize.Collections;
using Monetize.Errors;
using Monetize.Metering;
using Monetize.Sqlite.Native;
using Monetize.Storage;

namespace Monetize.Sqlite.Usage;

/// <summary>
/// Recomputes days and months from the folded records, series by series, and compares; and reads all that is kept, so
/// that what cannot be read is told here and not first by whoever needs it.
/// </summary>
internal sealed class UsageAudit(SqliteDatabase database)
{
    private const int MostDifferences = 100;

    private const string Records = """
        SELECT e.series, e.time, e.quantity, e.key, e.corrects IS NOT NULL
        FROM monetize_usage_event e WHERE e.position < ? ORDER BY e.series, e.time
        """;

    private const string Figures = """
        SELECT key, quantity, amount, cost, time FROM monetize_usage_event
        WHERE position >= ? OR amount IS NOT NULL OR cost IS NOT NULL
        """;

    private const string Names = "SELECT concat(customer, ' on ', meter), dimensions FROM monetize_usage_series";

    private const string Rejections = "SELECT code, record, time FROM monetize_usage_rejection";

    private const string FindDay =
        $"SELECT {StateColumns.Names} FROM monetize_usage_day WHERE day = ? AND series = ?";

    private const string FindMonth = $"""
        SELECT {StateColumns.Names}
        FROM monetize_usage_month m JOIN monetize_usage_series s USING (customer, meter, dimensions)
        WHERE m.month = ? AND s.id = ?
        """;

    private const string Positions = """
        SELECT count(DISTINCT j.value)
        FROM monetize_usage_day d CROSS JOIN json_each(d.positions) j
        CROSS JOIN monetize_usage_event e ON e.position = j.value AND e.series = d.series
        """;

    private const string UnreadablePositions =
        "SELECT count(*) FROM monetize_usage_day WHERE NOT json_valid(positions)";

    private const string Lost = """
        SELECT count(*) FROM monetize_usage_event e
        WHERE NOT EXISTS (SELECT 1 FROM monetize_usage_series s WHERE s.id = e.series)
        """;

    private const string Dangling = """
        SELECT count(*) FROM monetize_usage_event e WHERE e.corrects IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM monetize_usage_event o WHERE o.key = e.corrects)
        """;

    private const string Misdirected = """
        SELECT count(*) FROM monetize_usage_event e
        CROSS JOIN monetize_usage_event o ON o.key = e.corrects
        CROSS JOIN monetize_usage_series s ON s.id = e.series
        CROSS JOIN monetize_usage_series t ON t.id = o.series
        WHERE e.corrects IS NOT NULL AND (s.customer <> t.customer OR s.meter <> t.meter)
        """;

    private readonly List<string> _differences = [];
    private long _days;
    private long _months;

    public UsageVerification Run()
    {
        database.Execute("BEGIN");
        try
        {
            var mark = UsageFold.Mark(database);
            Compare(mark);
            ReadAll(mark);
            var folded = Count($"SELECT count(*) FROM monetize_usage_event WHERE position < {Number(mark)}");
            Expect("days", _days, Count("SELECT count(*) FROM (SELECT DISTINCT day, series FROM monetize_usage_day)"));
            Expect("months", _months, Count("SELECT count(*) FROM monetize_usage_month"));
            var unreadable = Count(UnreadablePositions);
            Expect("days whose positions cannot be read", 0, unreadable);
            if (unreadable == 0) Expect("records at the positions of days", folded, Count(Positions));
            Expect("records without a series", 0, Count(Lost));
            if (database.Scalar(
                "PRAGMA integrity_check(1)") is not "ok" and var fault) Add($"The file is damaged: {fault}.");
            return new UsageVerification
            {
                Records = Count("SELECT count(*) FROM monetize_usage_event"),
                Folded = folded,
                Rejections = Count("SELECT count(*) FROM monetize_usage_rejection"),
                DanglingCorrections = Count(Dangling),
                MisdirectedCorrections = Count(Misdirected),
                Differences = _differences.ToValueArray(),
            };
        }
        finally
        {
            database.EndRead();
        }
    }

    private void Compare(long mark)
    {
        using var row = new SqliteStatement(database, Records);
        row.Bind(1, mark);
        var (series, day) = (0L, default(UsageDay));
        UsageState inDay = default;
        UsageState inMonth = default;
        while (row.Step())
        {
            if (Time(row) is not { } time) continue;
            var (nextSeries, nextDay) = (row.Int64(0), UsageDay.Of(time));
            if (inDay.Records > 0 && (nextSeries, nextDay) != (series, day))
            {
                EndDay(series, day, ref inDay, ref inMonth);
                if (nextSeries != series || nextDay.Month != day.Month) EndMonth(series, day.Month, ref inMonth);
            }

            (series, day) = (nextSeries, nextDay);
            if (Quantity(row) is not { } quantity) continue;
            inDay = inDay.With(quantity, time, row.Text(3), row.Int32(4) != 0);
        }

        if (inDay.Records == 0) return;
        EndDay(series, day, ref inDay, ref inMonth);
        EndMonth(series, day.Month, ref inMonth);
    }

    private DateTimeOffset? Time(SqliteStatement row)
    {
        DateTimeOffset? time = null;
        OrTell($"The record {row.Text(3)}", () => time = row.Time(1));
        return time;
    }

    private decimal? Quantity(SqliteStatement row)
    {
        decimal? quantity = null;
        OrTell($"The record {row.Text(3)}", () => quantity = row.Decimal(2));
        return quantity;
    }

    private void ReadAll(long mark)
    {
        using (var row = new SqliteStatement(database, Figures).Bind(1, mark))
        {
            while (row.Step())
            {
                OrTell(
                    $"The record {row.Text(0)}",
                    () => _ = (row.Time(4), row.Decimal(1), row.DecimalOrNull(2), row.DecimalOrNull(3)));
            }
        }

        using (var row = new SqliteStatement(database, Names))
        {
            while (row.Step()) OrTell($"A series of {row.Text(0)}", () => _ = row.Read(1, DimensionText.Read));
        }

        using (var row = new SqliteStatement(database, Rejections))
        {
            while (row.Step())
            {
                OrTell($"A rejection {row.Text(0)}", () => _ = (row.Time(2), row.Read(1, UsageRecordJson.Read)));
            }
        }
    }

    private void OrTell(string what, Action read)
    {
        try
        {
            read();
        }
        catch (StoreException exception) when (exception.Code == ErrorCodes.StoreDamaged)
        {
            Add($"{what} cannot be read. {exception.Message}");
        }
    }

    private void EndDay(long series, UsageDay day, ref UsageState inDay, ref UsageState inMonth)
    {
        _days++;
        if (Stored(FindDay, day.Number, series) != inDay) Add($"The day {day} of {NameOf(series)} is not its records.");
        inMonth = inMonth.Merge(inDay);
        inDay = default;
    }

    private void EndMonth(long series, int month, ref UsageState inMonth)
    {
        _months++;
        if (Stored(FindMonth, month, series) != inMonth)
        {
            var (year, number) = (Number(month / 12), (month % 12) + 1);
            Add($"The month {year}-{number.ToString(
                "D2", CultureInfo.InvariantCulture)} of {NameOf(series)} is not its days.");
        }

        inMonth = default;
    }

    private void Expect(string what, long expected, long found)
    {
        if (expected != found) Add($"There are {Number(found)} {what}, and the records make {Number(expected)}.");
    }

    private void Add(string difference)
    {
        if (_differences.Count < MostDifferences && !_differences.Contains(difference)) _differences.Add(difference);
    }

    /// <summary>None where it cannot be read: then it is not what records make either.</summary>
    private UsageState? Stored(string sql, long stretch, long series)
    {
        var row = database.Get(sql).Bind(1, stretch).Bind(2, series);
        try
        {
            var state = default(UsageState);
            while (row.Step()) state = state.Merge(StateColumns.Read(row, 0));
            return state;
        }
        catch (StoreException exception) when (exception.Code == ErrorCodes.StoreDamaged)
        {
            return null;
        }
        finally
        {
            row.Reset();
        }
    }

    private string NameOf(long series)
    {
        using var row = new SqliteStatement(
            database,
            "SELECT concat(customer, ' on ', meter, ' ', dimensions) FROM monetize_usage_series WHERE id = ?");
        row.Bind(1, series);
        return row.Step() ? row.Text(0).TrimEnd() : $"series {Number(series)}";
    }

    private long Count(string sql)
    {
        using var row = new SqliteStatement(database, sql);
        row.Step();
        return row.Int64(0);
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
