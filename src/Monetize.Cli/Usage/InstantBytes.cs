namespace Monetize.Cli.Usage;

/// <summary>
/// Reads instants such as <c>2026-11-01T09:30:00Z</c> from bytes: a date, a time with up to nine decimals, and <c>Z</c>
/// or an offset, without which it would be a different instant on another machine.
/// </summary>
internal static class InstantBytes
{
    private const int ShortestTime = 19;
    private const int MostDecimals = 9;
    private const int TickDecimals = 7;
    private const int LastYear = 9998;
    private static readonly TimeSpan LargestOffset = TimeSpan.FromHours(14);

    /// <summary>Reads an instant. Decimals beyond the ticks of 100 nanoseconds are cut.</summary>
    /// <param name="text">The bytes.</param>
    /// <param name="ticks">The ticks in UTC; 0 where there is no instant.</param>
    /// <returns>Whether it is an instant of the years 1 to 9998.</returns>
    public static bool TryRead(ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        if (text.Length <= ShortestTime || text[4] != '-' || text[7] != '-' || text[10] is not ((byte)'T' or (byte)' ')
            || text[13] != ':' || text[16] != ':')
        {
            return false;
        }

        if (!TryDigits(text[..4], out var year) || !TryDigits(text[5..7], out var month)
            || !TryDigits(text[8..10], out var day) || !TryTime(text[11..19], out var time)
            || !TryFraction(text[ShortestTime..], out var fraction, out var length)
            || !TryOffset(text[(ShortestTime + length)..], out var offset)
            || year is 0 || month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        var instant = new DateTime(year, month, day).Ticks + time + fraction - offset;
        if (instant < 0 || instant >= new DateTime(LastYear + 1, 1, 1).Ticks) return false;
        ticks = instant;
        return true;
    }

    private static bool TryTime(ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        if (!TryDigits(text[..2], out var hour) || !TryDigits(text[3..5], out var minute)
            || !TryDigits(text[6..8], out var second) || hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }

        ticks = new TimeSpan(hour, minute, second).Ticks;
        return true;
    }

    private static bool TryFraction(ReadOnlySpan<byte> text, out long ticks, out int length)
    {
        ticks = 0;
        length = 0;
        if (text[0] != '.') return true;
        var decimals = text[1..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        if (decimals is < 1 or > MostDecimals) return false;
        for (var i = 0; i < TickDecimals; i++) ticks = (ticks * 10) + (i < decimals ? text[1 + i] - '0' : 0);
        length = 1 + decimals;
        return true;
    }

    private static bool TryOffset(ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        if (text is [(byte)'Z']) return true;
        if (text.Length != 6 || text[0] is not ((byte)'+' or (byte)'-') || text[3] != ':'
            || !TryDigits(text[1..3], out var hours) || !TryDigits(text[4..6], out var minutes) || minutes > 59)
        {
            return false;
        }

        var offset = new TimeSpan(hours, minutes, 0);
        ticks = text[0] == '-' ? -offset.Ticks : offset.Ticks;
        return offset <= LargestOffset;
    }

    private static bool TryDigits(ReadOnlySpan<byte> text, out int value)
    {
        value = 0;
        foreach (var character in text)
        {
            var digit = character - '0';
            if ((uint)digit > 9) return false;
            value = (value * 10) + digit;
        }

        return true;
    }
}
