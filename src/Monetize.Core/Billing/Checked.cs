using System.Runtime.CompilerServices;
using Monetize.Collections;
using Monetize.Metering;

namespace Monetize.Billing;

/// <summary>The bounds of options, refused where an option is set and under its name.</summary>
internal static class Checked
{
    // A century: an instant of today plus or minus a duration is still an instant.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(36_500);

    // What a timer takes is 49 days and some hours.
    private static readonly TimeSpan LongestOfTimers = TimeSpan.FromDays(49);

    /// <exception cref="ArgumentOutOfRangeException">It is not more than 0, or more than 36,500 days.</exception>
    public static TimeSpan Positive(TimeSpan value, [CallerMemberName] string? name = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, Longest, name);
        return value;
    }

    /// <exception cref="ArgumentOutOfRangeException">It is less than 0, or more than 36,500 days.</exception>
    public static TimeSpan NotNegative(TimeSpan value, [CallerMemberName] string? name = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, Longest, name);
        return value;
    }

    /// <exception cref="ArgumentOutOfRangeException">It is not more than 0, or more than 49 days.</exception>
    public static TimeSpan ByTimer(TimeSpan value, [CallerMemberName] string? name = null)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, LongestOfTimers, name);
        return Positive(value, name);
    }

    /// <exception cref="ArgumentOutOfRangeException">
    /// It is not more than 0, or more than 49 days; <see cref="Timeout.InfiniteTimeSpan"/> is none.
    /// </exception>
    public static TimeSpan ByTimerOrNone(TimeSpan value, [CallerMemberName] string? name = null) =>
        value == Timeout.InfiniteTimeSpan ? value : ByTimer(value, name);

    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public static int AtLeastOne(int value, [CallerMemberName] string? name = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, name);
        return value;
    }

    /// <summary>Who works: what each change of that work is stamped with.</summary>
    /// <exception cref="ArgumentException">It is blank, or no name for a <see cref="Stamp"/>.</exception>
    public static string Owner(string value, [CallerMemberName] string? name = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value, name);
        return PlainText.FreeFaultOf("name of the owner", value, CustomerLimits.ActorLength) is { } fault
            ? throw new ArgumentException(fault, name)
            : value;
    }

    /// <exception cref="ArgumentOutOfRangeException">It has no name.</exception>
    public static TEnum Named<TEnum>(TEnum value, [CallerMemberName] string? name = null)
        where TEnum : struct, Enum =>
        Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(name, value, "It is no named value.");

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
