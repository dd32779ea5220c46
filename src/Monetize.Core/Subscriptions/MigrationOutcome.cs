using System.Globalization;

namespace Monetize.Subscriptions;

/// <summary>What a migration does with one subscription: it moves and when, or it stays and why.</summary>
public sealed record MigrationOutcome
{
    private MigrationOutcome(Subscription subscription, DateTimeOffset? movesAt, Refusal? refusal)
    {
        Subscription = subscription;
        MovesAt = movesAt;
        Refusal = refusal;
    }

    /// <summary>The subscription after the migration; where it stays, as it was.</summary>
    public Subscription Subscription { get; }

    /// <summary>From when on the new version counts; none where it stays.</summary>
    public DateTimeOffset? MovesAt { get; }

    /// <summary>Why it stays; none where it moves.</summary>
    public Refusal? Refusal { get; }

    /// <summary>The id, and when or why not, in the invariant culture.</summary>
    public override string ToString() => Refusal is null
        ? string.Create(CultureInfo.InvariantCulture, $"{Subscription.Id} moves at {MovesAt:u}")
        : $"{Subscription.Id} stays: {Refusal}";

    internal static MigrationOutcome Moves(Subscription subscription) =>
        new(subscription, subscription.History[^1].Effective, refusal: null);

    internal static MigrationOutcome Stays(Subscription subscription, Refusal refusal) =>
        new(subscription, movesAt: null, refusal);
}
