using System.Globalization;
using Monetize.Metering;

namespace Monetize.PostgreSql.Native;

/// <summary>
/// Instants as the microseconds since 2000 that a timestamptz holds. As dates the driver would take the first and last
/// instant of the calendar for minus and plus infinity.
/// </summary>
internal static class PostgreSqlTime
{
    private static readonly long Epoch = UsageTime.Of(new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero));

    public static long Of(DateTimeOffset instant) => UsageTime.Of(instant) - Epoch;

    public static DateTimeOffset From(long microseconds) => UsageTime.From(microseconds + Epoch);

    /// <summary>The literal of a time in microseconds since 1970.</summary>
    public static string Literal(long microseconds) => string.Create(
        CultureInfo.InvariantCulture,
        $"timestamptz '{UsageTime.From(microseconds).UtcDateTime:yyyy-MM-dd HH:mm:ss.ffffff}+00'");
}
