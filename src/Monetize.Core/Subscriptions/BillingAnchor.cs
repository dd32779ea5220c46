using System.Globalization;
using Monetize.Catalogs;

namespace Monetize.Subscriptions;

/// <summary>
/// Where billing periods begin: a local time in a customer's zone and an interval. Period k begins k intervals after
/// it, always counted from the anchor itself and never from the period before.
/// </summary>
/// <remarks>
/// Immutable; equal when all parts are. A month that lacks the day of the anchor begins its period on its last day, and
/// the next month returns to the day: 31 January, 28 February, 31 March. A local time that is skipped or shown twice is
/// the instant that <see cref="ZonedTime.ToUtc"/> says. Periods are half-open, leave no gap and do not overlap; where a
/// zone left out a whole calendar day, the daily period of that day is empty.
/// </remarks>
public sealed record BillingAnchor
{
    private const int MonthsOfQuarter = 3;
    private const int MonthsOfYear = 12;
    private const int DaysOfWeek = 7;
    private const long DaysOfCalendar = 3_652_059;

    private readonly DateTimeOffset _first;

    private BillingAnchor(DateTime local, int dayOfMonth, Interval interval, TimeZoneInfo zone, DateTimeOffset? first)
    {
        ArgumentNullException.ThrowIfNull(zone);
        ArgumentOutOfRangeException.ThrowIfLessThan(interval.Count, 1, nameof(interval));
        if (!Enum.IsDefined(interval.Unit)) throw new ArgumentOutOfRangeException(nameof(interval), "Not a unit.");
        LocalTime = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        DayOfMonth = dayOfMonth;
        Interval = interval;
        Zone = zone;
        _first = first ?? ZonedTime.ToUtc(LocalTime, zone);
    }

    /// <summary>
    /// What the customer's clock shows at the anchor, as it was meant: a skipped time stands here as well.
    /// </summary>
    public DateTime LocalTime { get; }

    /// <summary>
    /// The day on which months, quarters and years begin, from 1 to 31; shorter months begin on their last.
    /// </summary>
    public int DayOfMonth { get; }

    /// <summary>How long a period is.</summary>
    public Interval Interval { get; }

    /// <summary>The zone whose calendar counts.</summary>
    public TimeZoneInfo Zone { get; }

    /// <summary>Anniversary: periods begin at an instant and at its local time from then on.</summary>
    /// <param name="start">The beginning of period 0, kept exactly, also in an hour that the clock shows twice.</param>
    /// <param name="interval">How long a period is; its count 1 or more.</param>
    /// <param name="zone">The zone.</param>
    /// <exception cref="ArgumentOutOfRangeException">The interval has no count or no unit.</exception>
    public static BillingAnchor StartingAt(DateTimeOffset start, Interval interval, TimeZoneInfo zone)
    {
        var local = ZonedTime.ToLocal(start, zone);
        return new BillingAnchor(local, local.Day, interval, zone, start.ToUniversalTime());
    }

    /// <summary>Periods begin at a local time.</summary>
    /// <param name="local">What the customer's clock shows; its kind is not looked at.</param>
    /// <param name="interval">How long a period is; its count 1 or more.</param>
    /// <param name="zone">The zone.</param>
    /// <exception cref="ArgumentOutOfRangeException">The interval has no count or no unit.</exception>
    public static BillingAnchor AtLocal(DateTime local, Interval interval, TimeZoneInfo zone) =>
        new(local, local.Day, interval, zone, first: null);

    /// <summary>
    /// Calendar: periods begin with the first local day of the week (Monday), month, quarter or year. An instant within
    /// one lies in period 0, whose rest is a partial first period.
    /// </summary>
    /// <param name="instant">An instant in period 0.</param>
    /// <param name="interval">How long a period is; with a count above 1 the first unit is that of the instant.</param>
    /// <param name="zone">The zone.</param>
    /// <exception cref="ArgumentOutOfRangeException">The interval has no count or no unit.</exception>
    public static BillingAnchor Calendar(DateTimeOffset instant, Interval interval, TimeZoneInfo zone)
    {
        var day = ZonedTime.ToLocal(instant, zone).Date;
        var first = interval.Unit switch
        {
            IntervalUnit.Week => day.AddTicks(-DaysSinceMonday(day) * TimeSpan.TicksPerDay),
            IntervalUnit.Month => new DateTime(day.Year, day.Month, 1),
            IntervalUnit.Quarter => new DateTime(day.Year, day.Month - ((day.Month - 1) % MonthsOfQuarter), 1),
            IntervalUnit.Year => new DateTime(day.Year, 1, 1),
            _ => day,
        };
        return AtLocal(first, interval, zone);
    }

    /// <summary>
    /// Periods begin on a day of the month, at the local start of the day; period 0 in the month of the given instant,
    /// which lies in period 0 or, before the day, in period -1.
    /// </summary>
    /// <param name="instant">An instant in the month of period 0.</param>
    /// <param name="dayOfMonth">From 1 to 31; shorter months begin on their last day.</param>
    /// <param name="interval">How long a period is, in months, quarters or years.</param>
    /// <param name="zone">The zone.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// There is no such day, or the interval has no count or is in days or weeks.
    /// </exception>
    public static BillingAnchor OnDay(DateTimeOffset instant, int dayOfMonth, Interval interval, TimeZoneInfo zone)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dayOfMonth, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dayOfMonth, 31);
        if (interval.Unit is IntervalUnit.Day or IntervalUnit.Week)
        {
            throw new ArgumentOutOfRangeException(nameof(interval), "A day of the month needs months or years.");
        }

        var day = ZonedTime.ToLocal(instant, zone).Date;
        var local = new DateTime(day.Year, day.Month, Math.Min(dayOfMonth, DateTime.DaysInMonth(day.Year, day.Month)));
        return new BillingAnchor(local, dayOfMonth, interval, zone, first: null);
    }

    /// <summary>The beginning of period k, in UTC.</summary>
    /// <param name="k">Which period; below 0 before the anchor.</param>
    /// <exception cref="ArgumentOutOfRangeException">The period is outside the years 1 to 9999.</exception>
    public DateTimeOffset At(int k) => k == 0 ? _first : ZonedTime.ToUtc(LocalAt(k), Zone);

    /// <summary>Period k, from <see cref="At"/> k to the beginning of the next one.</summary>
    /// <param name="k">Which period; below 0 before the anchor.</param>
    /// <exception cref="ArgumentOutOfRangeException">The period is outside the years 1 to 9999.</exception>
    public Period PeriodAt(int k) => new(At(k), At(checked(k + 1)));

    /// <summary>Which period an instant lies in: computed, at a cost that does not grow with the distance.</summary>
    /// <param name="instant">The instant; at the beginning of a period it lies in that period.</param>
    /// <exception cref="ArgumentOutOfRangeException">The period is outside the years 1 to 9999.</exception>
    public int IndexOf(DateTimeOffset instant)
    {
        var local = ZonedTime.ToLocal(instant, Zone);
        var k = Days is { } days
            ? FloorDivide(local.Ticks - LocalTime.Ticks, days * TimeSpan.TicksPerDay)
            : FloorDivide(MonthNumber(local) - MonthNumber(LocalTime), Months);

        // The guess is off by one where the day or hour is not reached yet, or where a clock was changed in between.
        while (At(k) > instant) k--;
        while (At(k + 1) <= instant) k++;
        return k;
    }

    /// <summary>
    /// The same day and time with another interval, from the beginning of period k on: a change at the end of a period
    /// keeps the 31st.
    /// </summary>
    /// <param name="k">The period that becomes period 0.</param>
    /// <param name="interval">How long a period is from then on; its count 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The interval has no count or no unit.</exception>
    public BillingAnchor ContinueAt(int k, Interval interval) =>
        new(LocalAt(k), DayOfMonth, interval, Zone, At(k));

    /// <summary>Interval, local time and zone, such as <c>month from 2026-01-31 09:30:00 Europe/Paris</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Interval} from {LocalTime:yyyy-MM-dd HH:mm:ss} {Zone.Id}");

    private long? Days => Interval.Unit switch
    {
        IntervalUnit.Day => Interval.Count,
        IntervalUnit.Week => (long)Interval.Count * DaysOfWeek,
        _ => null,
    };

    private long Months => Interval.Unit switch
    {
        IntervalUnit.Quarter => (long)Interval.Count * MonthsOfQuarter,
        IntervalUnit.Year => (long)Interval.Count * MonthsOfYear,
        _ => Interval.Count,
    };

    private DateTime LocalAt(int k)
    {
        if (k == 0) return LocalTime;
        if (Days is { } days)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Abs(k * days), DaysOfCalendar, nameof(k));
            return LocalTime.AddTicks(k * days * TimeSpan.TicksPerDay);
        }

        var month = MonthNumber(LocalTime) + (k * Months);
        var year = Math.DivRem(month, MonthsOfYear, out var monthOfYear);
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1, nameof(k));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 9999, nameof(k));
        var day = Math.Min(DayOfMonth, DateTime.DaysInMonth((int)year, (int)monthOfYear + 1));
        return new DateTime((int)year, (int)monthOfYear + 1, day) + LocalTime.TimeOfDay;
    }

    private static long DaysSinceMonday(DateTime day) => ((int)day.DayOfWeek + DaysOfWeek - 1) % DaysOfWeek;

    private static long MonthNumber(DateTime local) => (local.Year * (long)MonthsOfYear) + local.Month - 1;

    private static int FloorDivide(long dividend, long divisor)
    {
        var quotient = Math.DivRem(dividend, divisor, out var remainder);
        return (int)(remainder < 0 ? quotient - 1 : quotient);
    }
}
