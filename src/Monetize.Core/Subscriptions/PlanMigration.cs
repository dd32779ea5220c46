using Monetize.Collections;
using Monetize.Errors;

namespace Monetize.Subscriptions;

/// <summary>Moves many subscriptions from versions of plans to another plan version.</summary>
/// <remarks>
/// A pure function: it changes nothing, and what it gives is the dry run. Storing the subscriptions which it gives is
/// the real thing, so that both are the same.
/// </remarks>
public sealed record PlanMigration
{
    /// <summary>The versions whose subscriptions move.</summary>
    public required ValueArray<PlanVersion> From { get; init; }

    /// <summary>The plan version that they move to.</summary>
    public required Plan To { get; init; }

    /// <summary>When it is decided.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>At once, or at the end of each one's period, which is the default.</summary>
    public ChangeTiming Timing { get; init; } = ChangeTiming.AtPeriodEnd;

    /// <summary>What becomes of each subscription, in their order, one by one as they are asked for.</summary>
    /// <param name="subscriptions">The subscriptions, also those that are on other versions.</param>
    public IEnumerable<MigrationOutcome> Run(IEnumerable<Subscription> subscriptions)
    {
        ArgumentNullException.ThrowIfNull(subscriptions);
        return subscriptions.Select(Move);
    }

    /// <summary>The plans and the instant.</summary>
    public override string ToString() => string.Concat(string.Join(", ", From), " to ", To.ToString());

    private MigrationOutcome Move(Subscription subscription)
    {
        ArgumentNullException.ThrowIfNull(subscription);
        if (subscription.PhaseAt(At)?.Plan.Version is { } version && !From.Contains(version))
        {
            var message = $"{subscription.Id} is on {version}, and {string.Join(", ", From)} move. Name it as well.";
            return MigrationOutcome.Stays(subscription, new Refusal(ErrorCodes.NotOnSourceVersion, message));
        }

        var result = subscription.ChangePlan(To, At, Timing);
        return result.IsAccepted
            ? MigrationOutcome.Moves(result.Subscription)
            : MigrationOutcome.Stays(subscription, result.Refusal);
    }
}
