using Monetize.Collections;

namespace Monetize;

/// <summary>
/// A share of money that is used, in which each part of the amount costs what its tier says and every tier that is
/// reached adds its flat fee.
/// </summary>
/// <example>1 % up to 10 plus 200, 2 % up to 20 plus 300, 3 % beyond plus 400: an amount of 12 costs 500.14.</example>
public sealed record GraduatedPercentagePrice : Price
{
    /// <summary>In ascending order of their bounds, the last one open; at least 1 and at most 100.</summary>
    public required ValueArray<PercentageTier> Tiers { get; init; }

    /// <summary>The price in words, in the invariant culture.</summary>
    public override string ToString() => "graduated percentage " + string.Join(", ", Tiers);
}
