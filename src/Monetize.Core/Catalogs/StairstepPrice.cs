using Monetize.Collections;

namespace Monetize;

/// <summary>One fee for the whole quantity: that of the tier which the quantity falls into.</summary>
/// <example>
/// Up to 10 for 20, up to 100 for 50, beyond for 90: quantity 5 costs 20, 100 costs 50 and 101 costs 90.
/// </example>
public sealed record StairstepPrice : Price
{
    /// <summary>Tiers with a flat fee alone, in ascending order of their bounds, the last one open; 1 to 100.</summary>
    public required ValueArray<Tier> Tiers { get; init; }

    /// <summary>The price in words, in the invariant culture.</summary>
    public override string ToString() => "stairstep " + string.Join(", ", Tiers);
}
