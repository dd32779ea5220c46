namespace Monetize.Architecture.Tests.Offenders;

public static class InnocentZone
{
    public static DateTimeOffset Local(DateTimeOffset instant, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(instant, zone);
}

public static class AsksForAZone
{
    public static TimeZoneInfo Find(string id) => TimeZoneInfo.FindSystemTimeZoneById(id);
}
