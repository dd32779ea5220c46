using Monetize.Subscriptions;

namespace Monetize.Tests.Subscriptions;

public sealed class ZonedTimeTests
{
    [Theory]
    [InlineData("Europe/Paris", "2026-03-29T01:59", "2026-03-29T00:59Z")]
    [InlineData("Europe/Paris", "2026-03-29T02:00", "2026-03-29T01:00Z")]
    [InlineData("Europe/Paris", "2026-03-29T02:30", "2026-03-29T01:30Z")]
    [InlineData("Europe/Paris", "2026-03-29T03:00", "2026-03-29T01:00Z")]
    [InlineData("America/Havana", "2026-03-08T00:00", "2026-03-08T05:00Z")]
    [InlineData("Pacific/Apia", "2011-12-30T12:00", "2011-12-30T22:00Z")]
    public void ToUtc_SkippedTime_MovesForwardByTheGap(string zone, string local, string expected) =>
        Zones.Text(ZonedTime.ToUtc(Zones.Local(local), Zones.Of(zone))).Should().Be(expected);

    [Theory]
    [InlineData("Europe/Paris", "2026-10-25T01:59", "2026-10-24T23:59Z")]
    [InlineData("Europe/Paris", "2026-10-25T02:00", "2026-10-25T00:00Z")]
    [InlineData("Europe/Paris", "2026-10-25T02:59", "2026-10-25T00:59Z")]
    [InlineData("Europe/Paris", "2026-10-25T03:00", "2026-10-25T02:00Z")]
    [InlineData("Australia/Lord_Howe", "2026-04-05T01:45", "2026-04-04T14:45Z")]
    public void ToUtc_TimeShownTwice_IsTheEarlierInstant(string zone, string local, string expected) =>
        Zones.Text(ZonedTime.ToUtc(Zones.Local(local), Zones.Of(zone))).Should().Be(expected);

    [Theory]
    [InlineData("America/New_York", "2024-11-02T00:00Z", "2024-11-04T00:00Z", 2)]
    [InlineData("Europe/Paris", "2026-03-28T23:00Z", "2026-03-29T22:00Z", 1)]
    [InlineData("Europe/Paris", "2026-03-29T21:59Z", "2026-03-29T22:00Z", 1)]
    [InlineData("Europe/Paris", "2026-03-29T22:00Z", "2026-03-29T21:59Z", -1)]
    [InlineData("Asia/Tokyo", "2024-07-15T12:30Z", "2024-07-16T08:15Z", 1)]
    public void DaysBetween_LocalDays_CountsOneForEachChangeOfDate(string zone, string from, string to, int expected) =>
        ZonedTime.DaysBetween(Zones.Instant(from), Zones.Instant(to), Zones.Of(zone)).Should().Be(expected);
}
