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
    public static bool TryRead(ReadOnlySpan<byte> text, out long ticks) =>
        Read(text, out ticks) == InstantReading.Read;

    /// <summary>Reads an instant, or says why the text is none.</summary>
    /// <param name="text">The bytes.</param>
    /// <param name="ticks">The ticks in UTC; 0 where there is no instant.</param>
    public static InstantReading Read(ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        if (text.Length <= ShortestTime || text[4] != '-' || text[7] != '-' || text[10] is not ((byte)'T' or (byte)' ')
            || text[13] != ':' || text[16] != ':')
        {
            return InstantReading.NotAnInstant;
        }

        if (!TryDigits(text[..4], out var year) || !TryDigits(text[5..7], out var month)
            || !TryDigits(text[8..10], out var day) || !TryDigits(text[11..13], out var hour)
            || !TryDigits(text[14..16], out var minute) || !TryDigits(text[17..19], out var second)
            || !TryFraction(text[ShortestTime..], out var fraction, out var length)
            || !TryOffset(text[(ShortestTime + length)..], out var offset))
        {
            return InstantReading.NotAnInstant;
        }

        if (year is 0) return InstantReading.OutOfRange;
        if (month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month)) return InstantReading.NoSuchDay;
        if (hour > 23 || minute > 59 || second > 59) return InstantReading.NoSuchTime;
        var instant = new DateTime(year, month, day, hour, minute, second).Ticks + fraction - offset;
        if (instant < 0 || instant >= new DateTime(LastYear + 1, 1, 1).Ticks) return InstantReading.OutOfRange;
        ticks = instant;
        return InstantReading.Read;
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
