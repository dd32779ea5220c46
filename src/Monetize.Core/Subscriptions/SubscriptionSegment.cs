using System.Globalization;

namespace Monetize.Subscriptions;

/// <summary>
/// A part of a period in which one plan version and one quantity were in force; paused time is in none.
/// </summary>
/// <param name="Span">The part.</param>
/// <param name="Plan">The terms of the plan version.</param>
/// <param name="Quantity">How many.</param>
/// <param name="IsTrial">Whether nothing is owed for it.</param>
public readonly record struct SubscriptionSegment(Period Span, PlanTerms Plan, decimal Quantity, bool IsTrial)
{
    /// <summary>Part, quantity and plan version, in the invariant culture.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Span} {Quantity} x {Plan.Version}{(IsTrial ? " (trial)" : "")}");
}
