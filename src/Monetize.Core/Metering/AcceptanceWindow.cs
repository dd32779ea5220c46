using System.Runtime.CompilerServices;

namespace Monetize.Metering;

/// <summary>
/// How far the time of a record may be from the time at which it is recorded: what lies outside comes from a clock that
/// is wrong, or from a period that has been closed long ago.
/// </summary>
/// <param name="Ahead">How far it may be in the future, inclusive; 0 or more.</param>
/// <param name="Back">How far it may be in the past, inclusive; 0 or more.</param>
/// <exception cref="ArgumentOutOfRangeException">One is less than 0.</exception>
public readonly record struct AcceptanceWindow(TimeSpan Ahead, TimeSpan Back)
{
    /// <summary>How far it may be in the future, inclusive; 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 0.</exception>
    public TimeSpan Ahead { get; init => field = NotNegative(value); } = NotNegative(Ahead);

    /// <summary>How far it may be in the past, inclusive; 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 0.</exception>
    public TimeSpan Back { get; init => field = NotNegative(value); } = NotNegative(Back);

    /// <summary>5 minutes ahead and 35 days back, as Stripe takes meter events.</summary>
    public static AcceptanceWindow Default { get; } = new(TimeSpan.FromMinutes(5), TimeSpan.FromDays(35));

    /// <summary>Any time at all, for imports of what was used long ago.</summary>
    public static AcceptanceWindow Unbounded { get; } = new(TimeSpan.MaxValue, TimeSpan.MaxValue);

    /// <summary>Whether a time lies in the window.</summary>
    /// <param name="time">The time of a record.</param>
    /// <param name="now">The time at which it is recorded.</param>
    public bool Contains(DateTimeOffset time, DateTimeOffset now)
    {
        var distance = time - now;
        return distance <= Ahead && distance.Negate() <= Back;
    }

    private static TimeSpan NotNegative(TimeSpan value, [CallerMemberName] string? name = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero, name);
        return value;
    }
}
