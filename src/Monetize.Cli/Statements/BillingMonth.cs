using System.Globalization;

namespace Monetize.Cli.Statements;

/// <summary>A calendar month in UTC, for which a statement is made.</summary>
/// <param name="Number">Months since the first one of year 1.</param>
internal readonly record struct BillingMonth(int Number) : IComparable<BillingMonth>
{
    private const int MonthsPerYear = 12;

    /// <summary>Its first instant, and the first one after it.</summary>
    public Period Period => Period.UtcMonth((Number / MonthsPerYear) + 1, (Number % MonthsPerYear) + 1);

    /// <summary>The month with an instant.</summary>
    public static BillingMonth At(long ticks)
    {
        var date = new DateTime(ticks);
        return new BillingMonth(((date.Year - 1) * MonthsPerYear) + date.Month - 1);
    }

    /// <summary>Reads a month such as <c>2026-11</c>.</summary>
    public static bool TryParse(string text, out BillingMonth month)
    {
        month = default;
        if (!DateOnly.TryParseExact(
            text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) || date.Year == 9999)
        {
            return false;
        }

        month = At(date.ToDateTime(default).Ticks);
        return true;
    }

    /// <summary>Whether a month is before another one.</summary>
    public static bool operator <(BillingMonth x, BillingMonth y) => x.Number < y.Number;

    /// <summary>Whether a month is after another one.</summary>
    public static bool operator >(BillingMonth x, BillingMonth y) => x.Number > y.Number;

    /// <summary>Whether a month is not after another one.</summary>
    public static bool operator <=(BillingMonth x, BillingMonth y) => x.Number <= y.Number;

    /// <summary>Whether a month is not before another one.</summary>
    public static bool operator >=(BillingMonth x, BillingMonth y) => x.Number >= y.Number;

    /// <inheritdoc/>
    public int CompareTo(BillingMonth other) => Number.CompareTo(other.Number);

    /// <summary>Such as <c>2026-11</c>.</summary>
    public override string ToString() => Period.From.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
