using System.Globalization;
using Monetize.Collections;

namespace Monetize.Payments.Dunning;

/// <summary>When a failed payment is tried again, and when it is enough.</summary>
/// <remarks>Immutable. The instants are arguments; nothing here reads a clock.</remarks>
public sealed record DunningPolicy
{
    private readonly ValueArray<TimeSpan> _delays = [TimeSpan.FromDays(1), TimeSpan.FromDays(2), TimeSpan.FromDays(4)];

    /// <summary>1, 2 and 4 days, each after the failure before: on days 1, 3 and 7.</summary>
    public static DunningPolicy Default { get; } = new();

    /// <summary>
    /// How long to wait after each failure, each more than 0 and at most 365 days; at most 15 of them, which stays
    /// below what card networks allow in 30 days. After the last one it is enough.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">There are too many, or one is not within its bounds.</exception>
    public ValueArray<TimeSpan> Delays
    {
        get => _delays;
        init
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value.Count, MostRetries, nameof(value));
            foreach (var delay in value)
            {
                ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(delay, TimeSpan.Zero, nameof(value));
                ArgumentOutOfRangeException.ThrowIfGreaterThan(delay, LongestDelay, nameof(value));
            }

            _delays = value;
        }
    }

    private static int MostRetries => 15;

    private static TimeSpan LeastTimeToConfirm => TimeSpan.FromDays(1);

    private static TimeSpan LongestDelay => TimeSpan.FromDays(365);

    /// <summary>The delays in days.</summary>
    public override string ToString() => string.Join(
        ", ", Delays.Select(delay => string.Create(CultureInfo.InvariantCulture, $"{delay.TotalDays:0.###} days")));

    /// <summary>
    /// How long all that would come after a failure takes: as long a customer has to give another method.
    /// </summary>
    internal TimeSpan RestAfter(int failures) =>
        Delays.Skip(failures - 1).Aggregate(TimeSpan.Zero, (sum, delay) => sum + delay);

    /// <summary>How long a customer has to confirm an attempt: the same, and a day at least.</summary>
    internal TimeSpan TimeToConfirm(int failures)
    {
        var rest = RestAfter(failures);
        return rest > LeastTimeToConfirm ? rest : LeastTimeToConfirm;
    }
}
