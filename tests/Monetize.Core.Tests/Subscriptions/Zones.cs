using System.Globalization;

namespace Monetize.Tests.Subscriptions;

/// <summary>Zones and instants as tests write them.</summary>
internal static class Zones
{
    public static readonly TimeZoneInfo Paris = Of("Europe/Paris");
    public static readonly TimeZoneInfo NewYork = Of("America/New_York");

    /// <summary>Every zone of the system, in the order of the ids.</summary>
    public static IReadOnlyList<TimeZoneInfo> All { get; } =
        [.. TimeZoneInfo.GetSystemTimeZones().OrderBy(zone => zone.Id, StringComparer.Ordinal)];

    public static TimeZoneInfo Of(string id) => TimeZoneInfo.FindSystemTimeZoneById(id);

    /// <summary>An instant in UTC, such as <c>2026-01-31T09:00Z</c>.</summary>
    public static DateTimeOffset Instant(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    public static DateTime Local(string text) => DateTime.Parse(text, CultureInfo.InvariantCulture);

    public static string Text(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture);
}
