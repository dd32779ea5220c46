using System.Globalization;

namespace Monetize;

/// <summary>A stretch of time from an instant, inclusive, to another, exclusive.</summary>
/// <param name="From">The first instant.</param>
/// <param name="ToExclusive">The first instant after it; later than <paramref name="From"/>.</param>
public readonly record struct Period(DateTimeOffset From, DateTimeOffset ToExclusive)
{
    /// <summary>How long it is, in ticks of 100 nanoseconds.</summary>
    public long Ticks => ToExclusive.UtcTicks - From.UtcTicks;

    /// <summary>A calendar month in UTC.</summary>
    /// <param name="year">From 1 to 9998.</param>
    /// <param name="month">From 1 to 12.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such month.</exception>
    public static Period UtcMonth(int year, int month)
    {
        var from = new DateTimeOffset(year, month, 1, 0, 0, 0, TimeSpan.Zero);
        return new Period(from, from.AddMonths(1));
    }

    /// <summary>Whether an instant lies in it. The end does not.</summary>
    /// <param name="instant">The instant.</param>
    public bool Contains(DateTimeOffset instant) => instant >= From && instant < ToExclusive;

    /// <summary>Both instants in UTC.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"[{From.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}, {ToExclusive.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'})");
}
