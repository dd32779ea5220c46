using System.Globalization;
using Monetize.Metering;
using Monetize.PostgreSql.Native;
using Monetize.Storage.Reading;

namespace Monetize.PostgreSql.Usage;

/// <summary>
/// The one statement that reads a period: months and days that lie in it from their states, what is left from records,
/// and records above the mark. Rows come by customer, whatever they are, so that one customer is held at a time.
/// </summary>
/// <remarks>
/// Columns: customer, meter, dimensions, <see cref="UsageFragment"/>, and a state; a record is a state of itself.
/// Numbers and times are written into the text, so that the planner leaves out partitions; texts are parameters:
/// 1 and 2 lists of meters, 3 the customers.
/// </remarks>
internal sealed class FragmentQuery(bool isNamed) : IUsageFragments
{
    /// <summary>
    /// Months up to here are read one by one, each in the order of its table; more are sorted together.
    /// </summary>
    private const int OrderedMonths = 24;

    /// <summary>Days up to here are read through the series that have records there; more by time alone.</summary>
    private const int DaysBySeries = 2;

    private const long MicrosecondsPerDay = TimeSpan.TicksPerDay / TimeSpan.TicksPerMicrosecond;

    private static readonly long Calendar = UsageTime.Of(DateTimeOffset.MinValue);
    private static readonly long End = UsageTime.Of(DateTimeOffset.MaxValue);

    private readonly List<string> _arms = [];

    /// <summary>The parameter with the meters of what is added next.</summary>
    public int MetersAt { get; set; } = 1;

    public bool IsEmpty => _arms.Count == 0;

    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The records from a time to another one; open where the calendar ends.</summary>
    public static string TimeCondition(long from, long toExclusive)
    {
        var first = from == long.MinValue ? "" : $" AND e.time >= {PostgreSqlTime.Literal(from)}";
        return toExclusive > End ? first : $"{first} AND e.time < {PostgreSqlTime.Literal(toExclusive)}";
    }

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
        var days = string.Join(',', Enumerable.Range(from, toExclusive - from).Select(day => Number(day)));
        var condition = isNamed
            ? $"d.day IN ({days})"
            : $"d.day >= {Number(from)} AND d.day < {Number(toExclusive)}";
        _arms.Add($$"""
            SELECT s.customer, s.meter, s.dimensions, {{Number((int)kind)}}, {{StateColumns.Of("d")}}
            FROM {schema}.usage_day d JOIN {schema}.usage_series s ON s.id = d.series
            WHERE {{condition}} AND {{SeriesCondition}}
            """);
    }

    /// <inheritdoc/>
    public void AddRecordsOfDays(int fromDay, int toDayExclusive, long from, long toExclusive, long until)
    {
        var first = Math.Max(from, StartOf(fromDay));
        var end = Math.Min(toExclusive, StartOf(toDayExclusive));
        if (first >= end) return;
        var condition = $"e.position < {Number(until)}";
        if (isNamed || toDayExclusive - fromDay > DaysBySeries)
        {
            AddRecords(
                "{schema}.usage_series s JOIN {schema}.usage_event e ON e.series = s.id",
                $"{condition}{TimeCondition(first, end)}");
            return;
        }

        for (var day = fromDay; day < toDayExclusive; day++)
        {
            var (dayFrom, dayTo) = (Math.Max(first, StartOf(day)), Math.Min(end, StartOf(day + 1)));
            if (dayFrom >= dayTo) continue;
            AddRecords(
                "{schema}.usage_day d JOIN {schema}.usage_series s ON s.id = d.series "
                    + "JOIN {schema}.usage_event e ON e.series = d.series",
                $"d.day = {Number(day)} AND {condition}{TimeCondition(dayFrom, dayTo)}");
        }
    }

    /// <inheritdoc/>
    public void AddRecords(long fromPosition, long toPositionExclusive, long from, long toExclusive)
    {
        if (fromPosition >= toPositionExclusive || from >= toExclusive) return;
        var end = toPositionExclusive == long.MaxValue ? "" : $" AND e.position < {Number(toPositionExclusive)}";
        AddRecords(
            "{schema}.usage_event e JOIN {schema}.usage_series s ON s.id = e.series",
            $"e.position >= {Number(fromPosition)}{end}{TimeCondition(from, toExclusive)}");
    }

    /// <summary>The statement.</summary>
    public override string ToString() => $"{string.Join("\nUNION ALL\n", _arms)}\nORDER BY 1";

    private string SeriesCondition => isNamed
        ? $"s.customer = ANY($3) AND s.meter = ANY(${Number(MetersAt)})"
        : $"s.meter = ANY(${Number(MetersAt)})";

    // The day after the last one of the calendar has a start as well.
    private static long StartOf(int day) => Calendar + (day * MicrosecondsPerDay);

    private void AddRecords(string source, string condition) => _arms.Add($"""
        SELECT s.customer, s.meter, s.dimensions, CASE WHEN e.corrects IS NULL THEN 1 ELSE 2 END,
            {StateColumns.OfRecord("e")}
        FROM {source}
        WHERE {condition} AND {SeriesCondition}
        """);

    private void AddMonths(UsageFragment kind, string condition)
    {
        var customer = isNamed ? " AND m.customer = ANY($3)" : "";
        _arms.Add($$"""
            SELECT m.customer, m.meter, m.dimensions, {{Number((int)kind)}}, {{StateColumns.Of("m")}}
            FROM {schema}.usage_month m
            WHERE {{condition}}{{customer}} AND m.meter = ANY(${{Number(MetersAt)}})
            """);
    }
}
