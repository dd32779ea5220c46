using System.Runtime.CompilerServices;
using Monetize.Payments.Dunning;

namespace Monetize.Payments.Collection;

/// <summary>When what is asked for or tried again.</summary>
/// <remarks>Immutable. The instants are arguments; nothing here reads a clock.</remarks>
public sealed record PaymentPolicy
{
    /// <summary>The defaults.</summary>
    public static PaymentPolicy Default { get; } = new();

    /// <summary>When failed attempts are repeated.</summary>
    public DunningPolicy Dunning { get; init; } = DunningPolicy.Default;

    /// <summary>
    /// After how long an attempt without an answer is asked for. More than 0, at most 365 days; 1 minute by default.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not within its bounds.</exception>
    public TimeSpan LookUpAfter { get; init => field = Bounded(value); } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How often money that is on its way is asked for, beside what the provider tells. More than 0, at most 365 days;
    /// 6 hours by default.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not within its bounds.</exception>
    public TimeSpan PollEvery { get; init => field = Bounded(value); } = TimeSpan.FromHours(6);

    /// <summary>
    /// For how long an attempt may be sent again under its number, from when it was first sent. Later the provider is
    /// only asked, and one that has not heard of it by <see cref="LostAfter"/> gets a new attempt. Less than a provider
    /// keeps the keys of calls (Stripe: at least 24 hours). More than 0, at most 365 days; 23 hours by default.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not within its bounds.</exception>
    public TimeSpan SendAgainWithin { get; init => field = Bounded(value); } = TimeSpan.FromHours(23);

    /// <summary>
    /// How long after it was first sent an attempt that the provider has not heard of never arrived: an hour after it
    /// may have been sent for the last time, so that none is still on its way when the next one is made. The clocks of
    /// workers are to differ by less than that hour.
    /// </summary>
    public TimeSpan LostAfter => SendAgainWithin + TimeSpan.FromHours(1);

    /// <summary>The delays of dunning.</summary>
    public override string ToString() => Dunning.ToString();

    private static TimeSpan Bounded(TimeSpan value, [CallerMemberName] string? name = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, TimeSpan.FromDays(365), name);
        return value;
    }
}
