using System.Globalization;

namespace Monetize.Billing;

/// <summary>How long to wait after something has failed: twice as long after each failure, up to a bound.</summary>
/// <remarks>
/// Immutable; equal when all parts are. A value out of its bounds is refused where it is set, by an
/// <see cref="ArgumentException"/> that names the option. No duration is longer than 36,500 days.
/// </remarks>
public sealed record Backoff
{
    /// <summary>10 seconds at first, at most 1 hour.</summary>
    public static Backoff Default { get; } = new();

    /// <summary>The wait after the first failure; more than 0, 10 seconds by default.</summary>
    public TimeSpan First { get; init => field = Checked.Positive(value); } = TimeSpan.FromSeconds(10);

    /// <summary>The longest wait; more than 0, 1 hour by default. The first is not longer either.</summary>
    public TimeSpan Longest { get; init => field = Checked.Positive(value); } = TimeSpan.FromHours(1);

    /// <summary>The wait after a number of failures.</summary>
    /// <param name="failures">How many there were, 1 or more.</param>
    public TimeSpan After(long failures)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(failures, 1);
        var wait = First;
        for (var i = 1L; i < failures && wait < Longest; i++) wait = wait > Longest / 2 ? Longest : wait * 2;
        return wait < Longest ? wait : Longest;
    }

    /// <summary>The first wait and the longest.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{First:c} to {Longest:c}");
}
