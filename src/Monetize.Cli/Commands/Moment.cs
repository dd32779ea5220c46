using System.Globalization;
using System.Text;
using Monetize.Cli.Output;
using Monetize.Cli.Usage;
using Monetize.Subscriptions;

namespace Monetize.Cli.Commands;

/// <summary>An instant as an argument says it: with Z or an offset, or as a day of the customer's calendar.</summary>
internal static class Moment
{
    /// <summary>Reads an instant; a day begins at its local midnight.</summary>
    /// <exception cref="CommandException">It is neither.</exception>
    public static DateTimeOffset Read(string option, string text, TimeZoneInfo zone)
    {
        if (DateOnly.TryParseExact(
            text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year is > 1 and < 9999)
        {
            return ZonedTime.ToUtc(day.ToDateTime(default), zone);
        }

        if (InstantBytes.TryRead(Encoding.UTF8.GetBytes(text), out var ticks))
        {
            return new DateTimeOffset(ticks, TimeSpan.Zero);
        }

        throw CommandException.BadArguments(
            $"{Safe.Quoted(text)} of {option} is neither a day such as 2026-11-01 nor an instant such as "
            + "2026-11-01T09:30:00Z.");
    }
}
