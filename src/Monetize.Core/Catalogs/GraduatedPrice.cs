using Monetize.Collections;

namespace Monetize;

/// <summary>
/// Each unit costs what the tier says that it falls into, and every tier that is reached adds its flat fee.
/// </summary>
/// <example>
/// Up to 10,000 at 0.01, up to 100,000 at 0.008, beyond at 0.005: 250,000 words cost 100 + 720 + 750 = 1,570.
/// </example>
public sealed record GraduatedPrice : Price
{
    /// <summary>In ascending order of their bounds, the last one open; at least 1 and at most 100.</summary>
    public required ValueArray<Tier> Tiers { get; init; }

    /// <summary>The price in words, in the invariant culture.</summary>
    public override string ToString() => "graduated " + string.Join(", ", Tiers);
}
