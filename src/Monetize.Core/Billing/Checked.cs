using System.Runtime.CompilerServices;
using Monetize.Collections;

namespace Monetize.Billing;

/// <summary>The bounds of options, refused where an option is set and under its name.</summary>
internal static class Checked
{
    /// <exception cref="ArgumentOutOfRangeException">It is not more than 0.</exception>
    public static TimeSpan Positive(TimeSpan value, [CallerMemberName] string? name = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero, name);
        return value;
    }

    /// <exception cref="ArgumentOutOfRangeException">It is less than 0.</exception>
    public static TimeSpan NotNegative(TimeSpan value, [CallerMemberName] string? name = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero, name);
        return value;
    }

    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public static int AtLeastOne(int value, [CallerMemberName] string? name = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, name);
        return value;
    }

    /// <exception cref="ArgumentException">Two are in one currency, or one is negative.</exception>
    public static ValueArray<Money> OneForEachCurrency(
        ValueArray<Money> amounts, [CallerMemberName] string? name = null)
    {
        var currencies = amounts.DistinctBy(static amount => amount.Currency).Count();
        return currencies == amounts.Count && amounts.All(static amount => amount.Amount >= 0m)
            ? amounts
            : throw new ArgumentException("There is one amount of 0 or more for each currency.", name);
    }
}
