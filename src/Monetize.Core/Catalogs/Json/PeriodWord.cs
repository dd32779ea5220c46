using System.Globalization;

namespace Monetize.Catalogs.Json;

/// <summary>Billing periods as text: <c>month</c>, <c>3 months</c>.</summary>
internal static class PeriodWord
{
    public static bool TryRead(string text, out Interval period)
    {
        period = default;
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        if (space < 0)
        {
            if (!Words.IntervalUnits.TryRead(text, out var single)) return false;
            period = new Interval(single);
            return true;
        }

        if (!int.TryParse(
            text.AsSpan(0, space), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count))
        {
            return false;
        }

        var word = text[(space + 1)..];
        var singular = word.EndsWith('s') ? word[..^1] : word;
        if (!Words.IntervalUnits.TryRead(singular, out var unit)) return false;
        period = new Interval(unit, count);
        return true;
    }

    public static string Write(Interval period)
    {
        var unit = Words.IntervalUnits.Write(period.Unit);
        return period.Count == 1
            ? unit
            : string.Create(CultureInfo.InvariantCulture, $"{period.Count} {unit}s");
    }
}
