using System.Globalization;

namespace Monetize.Subscriptions;

/// <summary>A stretch of time in which nothing about a subscription changes.</summary>
/// <param name="From">Its first instant.</param>
/// <param name="ToExclusive">The first instant after it; none while it lasts.</param>
/// <param name="Status">Trialing, active or paused.</param>
/// <param name="Plan">The terms of the plan version.</param>
/// <param name="Quantity">How many.</param>
/// <param name="Anchor">Where billing periods begin.</param>
public sealed record SubscriptionPhase(
    DateTimeOffset From,
    DateTimeOffset? ToExclusive,
    SubscriptionStatus Status,
    PlanTerms Plan,
    decimal Quantity,
    BillingAnchor Anchor)
{
    /// <summary>Whether an instant lies in it.</summary>
    /// <param name="instant">The instant.</param>
    public bool Contains(DateTimeOffset instant) => instant >= From && (ToExclusive is not { } end || instant < end);

    /// <summary>Status, quantity, plan and first instant, in the invariant culture.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Status} {Quantity} x {Plan.Version} from {From:u}");
}
