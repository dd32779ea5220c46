using Monetize.Catalogs;
using Monetize.Subscriptions;

namespace Monetize.Tests.Subscriptions;

public sealed class BillingAnchorTests
{
    private static readonly DateTimeOffset LastOfJanuary = Zones.Instant("2026-01-31T09:00Z");

    [Theory]
    [InlineData(-2, "2025-11-30T09:00Z")]
    [InlineData(-1, "2025-12-31T09:00Z")]
    [InlineData(0, "2026-01-31T09:00Z")]
    [InlineData(1, "2026-02-28T09:00Z")]
    [InlineData(2, "2026-03-31T09:00Z")]
    [InlineData(3, "2026-04-30T09:00Z")]
    [InlineData(25, "2028-02-29T09:00Z")]
    public void At_TheThirtyFirst_ReturnsToItAfterShortMonths(int k, string expected) =>
        Zones.Text(BillingAnchor.StartingAt(LastOfJanuary, Every.Month, TimeZoneInfo.Utc).At(k)).Should().Be(expected);

    [Theory]
    [InlineData(1, "2025-02-28T00:00Z")]
    [InlineData(3, "2027-02-28T00:00Z")]
    [InlineData(4, "2028-02-29T00:00Z")]
    public void At_LeapDay_IsTheLastOfFebruary(int k, string expected)
    {
        var anchor = BillingAnchor.StartingAt(Zones.Instant("2024-02-29T00:00Z"), Every.Year, TimeZoneInfo.Utc);

        Zones.Text(anchor.At(k)).Should().Be(expected);
    }

    [Theory]
    [InlineData("2026-03-28T09:00", "2026-03-28T08:00Z")]
    [InlineData("2026-03-29T09:00", "2026-03-29T07:00Z")]
    public void At_AcrossAChangeOfTheClock_KeepsTheLocalTime(string local, string expected)
    {
        var anchor = BillingAnchor.AtLocal(Zones.Local("2026-03-01T09:00"), Every.Day, Zones.Paris);
        var k = (int)(Zones.Local(local) - anchor.LocalTime).TotalDays;

        Zones.Text(anchor.At(k)).Should().Be(expected);
    }

    [Fact]
    public void At_StartInTheSecondOfTwoEqualHours_KeepsTheStart()
    {
        var start = Zones.Instant("2026-10-25T01:30Z");
        var anchor = BillingAnchor.StartingAt(start, Every.Day, Zones.Paris);

        anchor.At(0).Should().Be(start);
        Zones.Text(anchor.At(1)).Should().Be("2026-10-26T01:30Z");
    }

    [Theory]
    [InlineData(IntervalUnit.Day, "2026-08-20T22:00Z")]
    [InlineData(IntervalUnit.Week, "2026-08-16T22:00Z")]
    [InlineData(IntervalUnit.Month, "2026-07-31T22:00Z")]
    [InlineData(IntervalUnit.Quarter, "2026-06-30T22:00Z")]
    [InlineData(IntervalUnit.Year, "2025-12-31T23:00Z")]
    public void Calendar_AnInstant_LiesInPeriodZeroOfItsUnit(IntervalUnit unit, string expected)
    {
        var instant = Zones.Instant("2026-08-21T10:00Z");
        var anchor = BillingAnchor.Calendar(instant, new Interval(unit), Zones.Paris);

        Zones.Text(anchor.At(0)).Should().Be(expected);
        anchor.IndexOf(instant).Should().Be(0);
    }

    [Theory]
    [InlineData("2026-08-16T21:59Z", "2026-08-09T22:00Z")]
    [InlineData("2026-08-16T22:00Z", "2026-08-16T22:00Z")]
    public void Calendar_SundayAndMonday_BeginWeeksOnMonday(string instant, string expected) =>
        Zones.Text(BillingAnchor.Calendar(Zones.Instant(instant), Every.Week, Zones.Paris).At(0)).Should().Be(expected);

    [Theory]
    [InlineData(31, -1, "2026-01-31T00:00Z")]
    [InlineData(31, 0, "2026-02-28T00:00Z")]
    [InlineData(31, 1, "2026-03-31T00:00Z")]
    [InlineData(15, 0, "2026-02-15T00:00Z")]
    public void OnDay_OfTheMonth_IsClampedAndReturns(int day, int k, string expected)
    {
        var anchor = BillingAnchor.OnDay(Zones.Instant("2026-02-14T12:00Z"), day, Every.Month, TimeZoneInfo.Utc);

        Zones.Text(anchor.At(k)).Should().Be(expected);
    }

    [Fact]
    public void ContinueAt_ShortMonth_KeepsTheDayForTheNextInterval()
    {
        var monthly = BillingAnchor.StartingAt(LastOfJanuary, Every.Month, TimeZoneInfo.Utc);
        var quarterly = monthly.ContinueAt(1, Every.Quarter);

        Zones.Text(quarterly.At(0)).Should().Be("2026-02-28T09:00Z");
        Zones.Text(quarterly.At(1)).Should().Be("2026-05-31T09:00Z");
    }

    [Fact]
    public void IndexOf_FarAway_CostsAsMuchAsNear()
    {
        var anchor = BillingAnchor.StartingAt(LastOfJanuary, Every.Day, Zones.NewYork);

        anchor.IndexOf(anchor.At(1_000_000)).Should().Be(1_000_000);
        anchor.IndexOf(anchor.At(-500_000).AddTicks(-1)).Should().Be(-500_001);
    }

    [Fact]
    public void At_ManyPeriods_AllocatesNothing()
    {
        var anchor = BillingAnchor.StartingAt(LastOfJanuary, Every.Month, Zones.NewYork);
        _ = anchor.IndexOf(anchor.At(48));

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var k = 0; k < 48; k++) _ = anchor.IndexOf(anchor.PeriodAt(k).From);

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
    }

    [Fact]
    public void StartingAt_CountBelowOne_Throws()
    {
        var start = () => BillingAnchor.StartingAt(LastOfJanuary, Every.Months(0), TimeZoneInfo.Utc);

        start.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void StartingAt_NoUnitOrNoZone_Throws()
    {
        FluentActions.Invoking(() => BillingAnchor.StartingAt(
            LastOfJanuary, new Interval((IntervalUnit)9), TimeZoneInfo.Utc))
            .Should().Throw<ArgumentOutOfRangeException>().WithMessage("Not a unit.*");
        FluentActions.Invoking(() => BillingAnchor.AtLocal(Zones.Local("2026-01-31T09:00"), Every.Month, null!))
            .Should().Throw<ArgumentNullException>();
    }

    [Theory]
    [InlineData(0, IntervalUnit.Month)]
    [InlineData(32, IntervalUnit.Month)]
    [InlineData(15, IntervalUnit.Day)]
    [InlineData(15, IntervalUnit.Week)]
    public void OnDay_ThatThereIsNot_Throws(int day, IntervalUnit unit) =>
        FluentActions.Invoking(() => BillingAnchor.OnDay(LastOfJanuary, day, new Interval(unit), TimeZoneInfo.Utc))
            .Should().Throw<ArgumentOutOfRangeException>();

    [Theory]
    [InlineData(1)]
    [InlineData(31)]
    public void OnDay_FirstAndLast_AreKept(int day) => BillingAnchor.OnDay(
        LastOfJanuary, day, Every.Quarter, TimeZoneInfo.Utc).LocalTime.Day.Should().Be(day);

    [Theory]
    [InlineData(IntervalUnit.Year, 9_999)]
    [InlineData(IntervalUnit.Year, -9_999)]
    [InlineData(IntervalUnit.Day, int.MaxValue)]
    [InlineData(IntervalUnit.Day, int.MinValue)]
    [InlineData(IntervalUnit.Week, 417_000)]
    public void At_OutsideTheCalendar_Throws(IntervalUnit unit, int k)
    {
        var at = () => BillingAnchor.StartingAt(LastOfJanuary, new Interval(unit), TimeZoneInfo.Utc).At(k);

        at.Should().Throw<ArgumentOutOfRangeException>();
    }
}
