using System.Globalization;

namespace Monetize.Subscriptions;

/// <summary>
/// One dated entry of a subscription's history: a closed family of <see cref="PlanChange"/>,
/// <see cref="QuantityChange"/>, <see cref="PauseStart"/>, <see cref="PauseEnd"/>, <see cref="AnchorChange"/>,
/// <see cref="TrialConversion"/>, <see cref="Cancellation"/> and <see cref="Withdrawal"/>.
/// </summary>
public abstract record SubscriptionChange
{
    private readonly DateTimeOffset _decided;
    private readonly DateTimeOffset _effective;

    private protected SubscriptionChange()
    {
    }

    /// <summary>When it was decided, kept in UTC. Entries of a history are in this order.</summary>
    public required DateTimeOffset Decided
    {
        get => _decided;
        init => _decided = value.ToUniversalTime();
    }

    /// <summary>
    /// From when on it counts, kept in UTC: when it was decided, or later where it waits for a period's end.
    /// </summary>
    public required DateTimeOffset Effective
    {
        get => _effective;
        init => _effective = value.ToUniversalTime();
    }

    /// <summary>Whether it was decided to count later.</summary>
    public bool IsScheduled => Effective > Decided;

    /// <summary>What changes, in a few words.</summary>
    private protected abstract string What { get; }

    /// <summary>What changes and from when on, in the invariant culture.</summary>
    public sealed override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{What} at {Effective:u}");
}
