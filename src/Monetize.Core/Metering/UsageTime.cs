namespace Monetize.Metering;

/// <summary>Instants as whole microseconds since 1970, the finest that every store keeps.</summary>
public static class UsageTime
{
    // The product of what is far outside would wrap around into the calendar.
    private static readonly long First = Of(DateTimeOffset.MinValue);
    private static readonly long Last = Of(DateTimeOffset.MaxValue);

    /// <summary>The microsecond in which an instant lies.</summary>
    /// <param name="instant">The instant.</param>
    public static long Of(DateTimeOffset instant) => Math.DivRem(Ticks(instant), TimeSpan.TicksPerMicrosecond) switch
    {
        (var whole, < 0) => whole - 1,
        var (whole, _) => whole,
    };

    /// <summary>The first microsecond that is not before an instant: the bound of a half-open period.</summary>
    /// <param name="instant">The instant.</param>
    public static long Bound(DateTimeOffset instant) => Math.DivRem(Ticks(instant), TimeSpan.TicksPerMicrosecond) switch
    {
        (var whole, > 0) => whole + 1,
        var (whole, _) => whole,
    };

    /// <summary>The instant at which a microsecond begins, in UTC.</summary>
    /// <param name="microseconds">Microseconds since 1970.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not in the years 1 to 9999.</exception>
    public static DateTimeOffset From(long microseconds)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(microseconds, First);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(microseconds, Last);
        return new DateTimeOffset(
            DateTimeOffset.UnixEpoch.UtcTicks + (microseconds * TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
    }

    private static long Ticks(DateTimeOffset instant) => instant.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks;
}
