using System.Globalization;
using Monetize.Storage.Reading;

namespace Monetize.Sqlite.Usage;

/// <summary>
/// The one statement that reads a period: months and days that lie in it from their states, what is left from records,
/// and records above the mark. Rows come by customer, whatever they are, so that one customer is held at a time.
/// </summary>
/// <remarks>
/// Columns: customer, meter, dimensions, <see cref="UsageFragment"/>, and a state; a record is a state of itself.
/// Numbers are written into the text; texts are parameters, lists as JSON: 1 customers, 2 and 3 meters.
/// </remarks>
internal sealed class FragmentQuery : IUsageFragments
{
    /// <summary>
    /// Months up to here are read one by one, each in the order of its table; more are sorted together.
    /// </summary>
    private const int OrderedMonths = 24;

    private readonly List<string> _arms = [];
    private readonly bool _isNamed;

    public FragmentQuery(bool isNamed) => _isNamed = isNamed;

    /// <summary>The parameter with the meters of what is added next.</summary>
    public int MetersAt { get; set; } = 2;

    /// <summary>Whether nothing is asked for, and there is no statement.</summary>
    public bool IsEmpty => _arms.Count == 0;

    /// <inheritdoc/>
    public void AddMonths(UsageFragment kind, int from, int toExclusive)
    {
        if (toExclusive - from > OrderedMonths)
        {
            AddMonths(kind, $"m.month >= {Number(from)} AND m.month < {Number(toExclusive)}");
            return;
        }

        for (var month = from; month < toExclusive; month++) AddMonths(kind, $"m.month = {Number(month)}");
    }

    /// <inheritdoc/>
    public void AddDays(UsageFragment kind, int from, int toExclusive)
    {
        if (from >= toExclusive) return;
        var columns = "d.records, d.count, d.sum, d.max, d.last_time, d.last_key, d.last_quantity";
        _arms.Add($"""
            SELECT s.customer, s.meter, s.dimensions, {Number((int)kind)}, {columns}
            FROM {DaySource(from, toExclusive)}
            WHERE {SeriesCondition}
            """);
    }

    /// <inheritdoc/>
    public void AddRecordsOfDays(int fromDay, int toDayExclusive, long from, long toExclusive, long until)
    {
        if (fromDay >= toDayExclusive || from >= toExclusive) return;
        _arms.Add($"""
            SELECT s.customer, s.meter, s.dimensions, {RecordColumns}
            FROM {DaySource(fromDay, toDayExclusive)}
            CROSS JOIN json_each(d.positions) j CROSS JOIN monetize_usage_event e ON e.position = j.value
            WHERE {SeriesCondition} AND {TimeCondition(from, toExclusive)} AND e.position < {Number(until)}
            """);
    }

    /// <inheritdoc/>
    public void AddRecords(long fromPosition, long toPositionExclusive, long from, long toExclusive)
    {
        if (fromPosition >= toPositionExclusive || from >= toExclusive) return;
        _arms.Add($"""
            SELECT s.customer, s.meter, s.dimensions, {RecordColumns}
            FROM monetize_usage_event e CROSS JOIN monetize_usage_series s ON s.id = e.series
            WHERE e.position >= {Number(fromPosition)} AND e.position < {Number(toPositionExclusive)}
            AND {TimeCondition(from, toExclusive)} AND {SeriesCondition}
            """);
    }

    /// <summary>The statement.</summary>
    public override string ToString() => $"{string.Join("\nUNION ALL\n", _arms)}\nORDER BY 1, 2, 3";

    private static string RecordColumns => """
        CASE WHEN e.corrects IS NULL THEN 1 ELSE 2 END, 1, 1, e.quantity, e.quantity, e.time, e.key, e.quantity
        """;

    private string SeriesCondition => _isNamed
        ? $"s.customer IN (SELECT value FROM json_each(?1)) AND s.meter IN (SELECT value FROM json_each(?{MetersAt}))"
        : $"s.meter IN (SELECT value FROM json_each(?{MetersAt}))";

    private void AddMonths(UsageFragment kind, string condition)
    {
        // A customer is looked up once, and not once for each meter: most are asked for most of their meters.
        var customer = _isNamed ? " AND m.customer IN (SELECT value FROM json_each(?1))" : "";
        _arms.Add($"""
            SELECT m.customer, m.meter, m.dimensions, {Number((int)kind)}, {StateColumns.Names}
            FROM monetize_usage_month m
            WHERE {condition}{customer} AND +m.meter IN (SELECT value FROM json_each(?{MetersAt}))
            """);
    }

    // Named customers are found by day and series, everybody by day alone: the table begins with the day.
    private string DaySource(int from, int toExclusive)
    {
        if (!_isNamed)
        {
            return "monetize_usage_day d CROSS JOIN monetize_usage_series s ON s.id = d.series "
                + $"AND d.day >= {Number(from)} AND d.day < {Number(toExclusive)}";
        }

        var days = string.Join(',', Enumerable.Range(from, toExclusive - from).Select(day => Number(day)));
        return $"monetize_usage_series s CROSS JOIN monetize_usage_day d ON d.series = s.id AND d.day IN ({days})";
    }

    private static string TimeCondition(long from, long toExclusive) =>
        $"e.time >= {Number(from)} AND e.time < {Number(toExclusive)}";

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
