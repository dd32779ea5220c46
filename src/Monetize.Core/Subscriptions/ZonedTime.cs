namespace Monetize.Subscriptions;

/// <summary>What a customer's clock and calendar show, and which instant that is.</summary>
/// <remarks>
/// A local time that a clock skips means the instant that it would have been without the skip: the time moves forward
/// by the length of the gap. A local time that a clock shows twice means the earlier of the two instants.
/// </remarks>
public static class ZonedTime
{
    // No zone was ever further from UTC, so that one day on each side of a local time sees every offset that matters.
    private static readonly TimeSpan Reach = TimeSpan.FromDays(1);

    /// <summary>The instant of a local time.</summary>
    /// <param name="local">
    /// What clock and calendar show; its kind is not looked at. At least a day within the range.
    /// </param>
    /// <param name="zone">The zone.</param>
    /// <returns>
    /// In UTC. Of a time that is shown twice the earlier instant, of one that is skipped the one after it.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The time is in the first or last two days of the calendar.
    /// </exception>
    public static DateTimeOffset ToUtc(DateTime local, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var reading = new DateTimeOffset(local.Ticks, TimeSpan.Zero);
        var early = zone.GetUtcOffset(reading - Reach);
        var late = zone.GetUtcOffset(reading + Reach);
        var before = reading - early;
        if (early == late) return before;

        // A clock that was put back shows a time twice, and the larger offset is the earlier instant. One that was put
        // forward skips times, which neither offset gives back: then the offset before the skip moves them forward.
        var after = reading - late;
        return zone.GetUtcOffset(before) != early && zone.GetUtcOffset(after) == late ? after : before;
    }

    /// <summary>What clock and calendar show at an instant.</summary>
    /// <param name="instant">The instant.</param>
    /// <param name="zone">The zone.</param>
    public static DateTime ToLocal(DateTimeOffset instant, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return new DateTime(instant.UtcTicks + zone.GetUtcOffset(instant).Ticks, DateTimeKind.Unspecified);
    }

    /// <summary>How many times the calendar day changed: a day of 23 or 25 hours counts one.</summary>
    /// <param name="from">The first instant.</param>
    /// <param name="to">The second instant; where it is earlier the number is negative.</param>
    /// <param name="zone">The zone whose days are counted.</param>
    public static int DaysBetween(DateTimeOffset from, DateTimeOffset to, TimeZoneInfo zone) =>
        DayNumber(to, zone) - DayNumber(from, zone);

    private static int DayNumber(DateTimeOffset instant, TimeZoneInfo zone) =>
        (int)(ToLocal(instant, zone).Ticks / TimeSpan.TicksPerDay);
}
