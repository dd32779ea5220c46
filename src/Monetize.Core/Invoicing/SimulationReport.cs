using Monetize.Collections;

namespace Monetize.Invoicing;

/// <summary>What a change of prices would do.</summary>
/// <remarks>Immutable; equal when all parts are.</remarks>
public sealed record SimulationReport
{
    /// <summary>Revenue and customers, by currency in the order of codes.</summary>
    public required ValueArray<RevenueComparison> Revenue { get; init; }

    /// <summary>Who would pay how much more: the largest first, of equal ones by customer.</summary>
    public required ValueArray<CustomerChange> LargestIncreases { get; init; }

    /// <summary>Who would pay how much less: the largest first, of equal ones by customer.</summary>
    public required ValueArray<CustomerChange> LargestDecreases { get; init; }

    /// <summary>Revenue by currency.</summary>
    public override string ToString() => string.Join("; ", Revenue);
}
