using System.Globalization;

namespace Monetize.Billing;

/// <summary>How long to wait after something has failed: twice as long after each failure, up to a bound.</summary>
/// <remarks>Immutable; equal when all parts are.</remarks>
public sealed record Backoff
{
    private readonly TimeSpan _first = TimeSpan.FromSeconds(10);
    private readonly TimeSpan _longest = TimeSpan.FromHours(1);

    /// <summary>10 seconds at first, at most 1 hour.</summary>
    public static Backoff Default { get; } = new();

    /// <summary>The wait after the first failure; more than 0, 10 seconds by default.</summary>
    public TimeSpan First
    {
        get => _first;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
            _first = value;
        }
    }

    /// <summary>The longest wait; more than 0, 1 hour by default. The first is not longer either.</summary>
    public TimeSpan Longest
    {
        get => _longest;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
            _longest = value;
        }
    }

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
