using System.Globalization;

namespace Monetize.Invoicing;

/// <summary>What one customer pays before and after a change of prices.</summary>
/// <param name="Customer">The customer.</param>
/// <param name="Plan">The key of the plan.</param>
/// <param name="Before">What it pays by the plan as it is.</param>
/// <param name="After">What it would pay.</param>
public readonly record struct CustomerChange(CustomerId Customer, string Plan, Money Before, Money After)
{
    /// <summary>What it would pay more; negative where it would pay less.</summary>
    public Money Change => After - Before;

    /// <summary>Customer, plan and amounts, in the invariant culture.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Customer} on {Plan}: {Before} to {After}");
}
