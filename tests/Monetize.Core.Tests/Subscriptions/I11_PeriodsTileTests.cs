using Monetize.Catalogs;
using Monetize.Subscriptions;
using NodaTime;
using NodaTime.TimeZones;
using NodaPeriod = NodaTime.Period;

namespace Monetize.Tests.Subscriptions;

/// <summary>
/// I11: for every time zone of the system, anchors, each unit and 48 periods: no gap, no overlap, the right day, and
/// the arithmetic of another library over the same zone data. <c>MONETIZE_FULL_SWEEP=1</c> takes every day of four
/// years as an anchor in place of a sample.
/// </summary>
public sealed class I11_PeriodsTileTests
{
    private const int Periods = 48;
    private const int DaysOfFourYears = 1461;

    private static readonly LocalDate FirstDay = new(2024, 1, 1);
    private static readonly bool IsFull = Environment.GetEnvironmentVariable("MONETIZE_FULL_SWEEP") == "1";

    [Theory]
    [InlineData(IntervalUnit.Day)]
    [InlineData(IntervalUnit.Week)]
    [InlineData(IntervalUnit.Month)]
    [InlineData(IntervalUnit.Quarter)]
    [InlineData(IntervalUnit.Year)]
    public void Periods_OfEveryZone_TileAndAreTheOraclesOnes(IntervalUnit unit)
    {
        var differences = new List<string>();
        for (var i = 0; i < Zones.All.Count && differences.Count < 10; i++)
        {
            var zone = Zones.All[i];
            var oracle = BclDateTimeZone.FromTimeZoneInfo(zone);
            foreach (var local in Anchors(zone, oracle, i)) Check(local, new Interval(unit), zone, oracle, differences);
        }

        differences.Should().BeEmpty();
    }

    private static void Check(
        LocalDateTime local, Interval interval, TimeZoneInfo zone, DateTimeZone oracle, List<string> differences)
    {
        var anchor = BillingAnchor.AtLocal(local.ToDateTimeUnspecified(), interval, zone);
        var end = anchor.At(0);
        for (var k = 0; k < Periods; k++)
        {
            var period = anchor.PeriodAt(k);
            var expected = oracle.ResolveLocal(local + Times(interval.Unit, k), Resolvers.LenientResolver).ToInstant();
            if (period.From != end || period.Ticks <= 0 || Instant.FromDateTimeOffset(period.From) != expected)
            {
                differences.Add($"{anchor} k {k}: {period}, expected from {expected}, after {end:u}");
            }

            end = period.ToExclusive;
        }
    }

    private static NodaPeriod Times(IntervalUnit unit, int k) => unit switch
    {
        IntervalUnit.Day => NodaPeriod.FromDays(k),
        IntervalUnit.Week => NodaPeriod.FromWeeks(k),
        IntervalUnit.Month => NodaPeriod.FromMonths(k),
        IntervalUnit.Quarter => NodaPeriod.FromMonths(3 * k),
        _ => NodaPeriod.FromYears(k),
    };

    /// <summary>
    /// Every day of four years at midnight; or a few of them, the clamped days, and the days on which the clock changes
    /// at an hour that is skipped or shown twice.
    /// </summary>
    private static IEnumerable<LocalDateTime> Anchors(TimeZoneInfo zone, DateTimeZone oracle, int salt)
    {
        var changes = Changes(zone, oracle);
        var everyDay = Enumerable.Range(0, DaysOfFourYears).Select(day => FirstDay.PlusDays(day).AtMidnight());
        if (IsFull) return everyDay.Concat(changes);
        LocalDateTime[] sample =
        [
            FirstDay.PlusDays(salt * 37 % DaysOfFourYears).AtMidnight(),
            FirstDay.PlusDays(salt * 101 % DaysOfFourYears) + new LocalTime(2, 30),
            new(2024, 2, 29, 0, 0), new(2025, 1, 29, 0, 0), new(2026, 8, 30, 1, 15), new(2027, 1, 31, 23, 59),
        ];
        return sample.Concat(changes);
    }

    private static IEnumerable<LocalDateTime> Changes(TimeZoneInfo zone, DateTimeZone oracle)
    {
        if (!zone.SupportsDaylightSavingTime) return [];
        var from = Instant.FromUtc(2024, 1, 1, 0, 0);
        return oracle.GetZoneIntervals(from, Instant.FromUtc(2025, 1, 1, 0, 0)).Skip(1).SelectMany(interval =>
        {
            var local = interval.IsoLocalStart;
            return new[] { local.Date.AtMidnight(), local.PlusMinutes(-30), local };
        });
    }
}
