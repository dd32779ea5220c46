using System.Globalization;

namespace Monetize.Invoicing;

/// <summary>What customers of one currency pay before and after a change of prices.</summary>
/// <param name="Before">What they pay by the plans as they are.</param>
/// <param name="After">What they would pay.</param>
/// <param name="CustomersUp">How many would pay more.</param>
/// <param name="CustomersDown">How many would pay less.</param>
/// <param name="CustomersSame">How many would pay the same.</param>
public readonly record struct RevenueComparison(
    Money Before, Money After, long CustomersUp, long CustomersDown, long CustomersSame)
{
    /// <summary>What revenue gains; negative where it loses.</summary>
    public Money Change => After - Before;

    /// <summary>The figures in the invariant culture.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Before} to {After}; {CustomersUp} up, {CustomersDown} down, {CustomersSame} same");
}
