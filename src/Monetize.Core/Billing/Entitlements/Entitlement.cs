using System.Globalization;

namespace Monetize.Billing.Entitlements;

/// <summary>Whether a customer may use something, how much is left, and why.</summary>
/// <remarks>
/// Immutable; equal when all parts are. Quantities are in billed units: after the charge's transform.
/// </remarks>
public sealed record Entitlement
{
    /// <summary>Who asks.</summary>
    public required CustomerId Customer { get; init; }

    /// <summary>The key of the meter or of the feature.</summary>
    public required string Subject { get; init; }

    /// <summary>Why it is so.</summary>
    public required EntitlementReason Reason { get; init; }

    /// <summary>The subscription that decides; none where none is in force or has it.</summary>
    public SubscriptionId? Subscription { get; init; }

    /// <summary>The period that the quantities are of; none for a feature.</summary>
    public Period? Period { get; init; }

    /// <summary>
    /// What is included in the period, with what the last one left where that is billed; none where nothing is.
    /// </summary>
    public decimal? Limit { get; init; }

    /// <summary>What is used in the period so far; with the use that was asked for where it was recorded.</summary>
    public decimal Used { get; init; }

    /// <summary>What the plan says of a feature, such as <c>priority</c>; none for a meter.</summary>
    public string? Value { get; init; }

    /// <summary>Whether the customer may.</summary>
    public bool IsAllowed => Reason is EntitlementReason.Granted or EntitlementReason.Overage
        or EntitlementReason.BeyondSoftLimit;

    /// <summary>What is left of what is included, 0 or more; none where there is no limit.</summary>
    public decimal? Remaining => Limit is { } limit ? Math.Max(0m, limit - Used) : null;

    /// <summary>Who, what and why, in the invariant culture.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Customer} {Subject}: {Reason}{(Limit is { } limit ? $", {Used} of {limit} used" : "")}");
}
