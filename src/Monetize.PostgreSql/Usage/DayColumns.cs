namespace Monetize.PostgreSql.Usage;

/// <summary>The numbers of <see cref="Metering.UsageDay"/> in SQL.</summary>
internal static class DayColumns
{
    private const string First = "date '0001-01-01'";

    /// <summary>The day of a time.</summary>
    public static string DayOf(string time) => $"(({time} AT TIME ZONE 'UTC')::date - {First})";

    /// <summary>The month of a day.</summary>
    public static string MonthOf(string day) =>
        $"(extract(year FROM {First} + {day})::integer * 12 + extract(month FROM {First} + {day})::integer - 1)";
}
