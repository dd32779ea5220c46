using Monetize.Metering;
using Monetize.Sqlite.Native;
using Monetize.Storage;

namespace Monetize.Sqlite.Usage;

/// <summary>
/// The statement that reads records, within a transaction that somebody else begins and ends. One customer's days are
/// found through their positions; everything else is a walk over the records.
/// </summary>
/// <remarks>
/// What is asked for are parameters, so that the few texts there are were prepared before: 1 customer, 2 meters, 3 and
/// 4 times, 5 and 6 positions of the walk; 7 the days, and 8 the first position that is looked for in them.
/// </remarks>
internal sealed class RecordQuery(SqliteDatabase database, UsageRecordQuery query)
{
    private const string Columns =
        "e.key, s.customer, s.meter, s.dimensions, e.quantity, e.time, e.method, e.amount, e.cost, e.corrects";

    // A century: one record of a wrong year must not make millions of days.
    private const int MostDays = 36_525;

    // Each is the first or last of a key: found, not counted.
    private const string KnownDays =
        "SELECT (SELECT min(day) FROM monetize_usage_day), (SELECT max(day) FROM monetize_usage_day)";

    /// <summary>The statement, ready for its first step. Whoever steps through it resets it.</summary>
    public SqliteStatement Bind()
    {
        var (since, mark) = (query.Since?.Position ?? 0, UsageFold.Mark(database));
        var days = query.Customer is not null && since < mark ? Days() : null;
        var isByDay = days is not null;
        var rows = database.Get($"{(isByDay ? $"{ByDay}\nUNION ALL\n" : "")}{Walk}\nORDER BY 2, 3, 6, 1")
            .Bind(3, query.Period is { } from ? UsageTime.Bound(from.From) : long.MinValue)
            .Bind(4, query.Period is { } to ? UsageTime.Bound(to.ToExclusive) : long.MaxValue)
            .Bind(5, isByDay ? mark : since)
            .Bind(6, query.Until?.Position ?? long.MaxValue);
        if (query.Customer is { } customer) rows.Bind(1, customer.Value);
        if (!query.Meters.IsEmpty) rows.Bind(2, JsonList.Of(query.Meters));
        return isByDay ? rows.Bind(7, JsonList.Of(days!)).Bind(8, since) : rows;
    }

    private string ByDay => $"""
        SELECT {Columns}
        FROM monetize_usage_series s CROSS JOIN monetize_usage_day d
        CROSS JOIN json_each(d.positions) j CROSS JOIN monetize_usage_event e ON e.position = j.value
        WHERE d.series = s.id AND d.day IN (SELECT value FROM json_each(?7))
        AND j.value >= ?8 AND j.value < ?6 AND {Condition}
        """;

    private string Walk => $"""
        SELECT {Columns}
        FROM monetize_usage_event e CROSS JOIN monetize_usage_series s ON s.id = e.series
        WHERE e.position >= ?5 AND e.position < ?6 AND {Condition}
        """;

    private string Condition
    {
        get
        {
            var customer = query.Customer is null ? "" : "s.customer = ?1 AND ";
            var meters = query.Meters.IsEmpty ? "" : "s.meter IN (SELECT value FROM json_each(?2)) AND ";
            return $"{customer}{meters}e.time >= ?3 AND e.time < ?4";
        }
    }

    /// <summary>
    /// The days that are asked for, as far as there are any: a period may begin with the calendar. None where they are
    /// more than a century, and all records are walked through.
    /// </summary>
    private IEnumerable<int>? Days()
    {
        var known = database.Get(KnownDays);
        try
        {
            if (!known.Step() || known.IsNull(0)) return [];
            var (first, last) = (known.Int32(0), known.Int32(1));
            if (query.Period is { } period)
            {
                first = Math.Max(UsageDay.Of(period.From).Number, first);
                last = Math.Min(UsageDay.Of(period.ToExclusive).Number, last);
            }

            if (first > last) return [];
            return last - first < MostDays ? Enumerable.Range(first, last - first + 1) : null;
        }
        finally
        {
            known.Reset();
        }
    }
}
