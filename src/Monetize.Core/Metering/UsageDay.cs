using System.Globalization;

namespace Monetize.Metering;

/// <summary>A day in UTC, the stretch by which summaries are kept.</summary>
/// <param name="Number">Days since 1 January of the year 1.</param>
public readonly record struct UsageDay(int Number)
{
    /// <summary>The first instant.</summary>
    public DateTimeOffset Start => new(Number * TimeSpan.TicksPerDay, TimeSpan.Zero);

    /// <summary>The month of the day: 12 for each year before it, and one for each month.</summary>
    public int Month => (Start.Year * 12) + Start.Month - 1;

    /// <summary>The day of an instant.</summary>
    /// <param name="instant">The instant.</param>
    public static UsageDay Of(DateTimeOffset instant) => new((int)(instant.UtcTicks / TimeSpan.TicksPerDay));

    /// <summary>The date, such as <c>2026-11-01</c>.</summary>
    public override string ToString() => Start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The days that lie wholly in a period.</summary>
    /// <param name="period">The period.</param>
    public static UsageDays Whole(Period period)
    {
        var first = (int)((period.From.UtcTicks + TimeSpan.TicksPerDay - 1) / TimeSpan.TicksPerDay);
        return new UsageDays(new UsageDay(first), Of(period.ToExclusive));
    }
}
