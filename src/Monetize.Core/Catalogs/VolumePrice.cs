using Monetize.Collections;

namespace Monetize;

/// <summary>All units cost what the tier says that the whole quantity falls into, plus that tier's flat fee.</summary>
/// <remarks>
/// The amount can drop where a cheaper tier begins; the validator warns of it (<c>MON1109</c>).
/// </remarks>
/// <example>Up to 5 at 7, up to 10 at 6.50, beyond at 6: 5 seats cost 35, 6 cost 39 and 20 cost 120.</example>
public sealed record VolumePrice : Price
{
    /// <summary>In ascending order of their bounds, the last one open; at least 1 and at most 100.</summary>
    public required ValueArray<Tier> Tiers { get; init; }

    /// <summary>The price in words, in the invariant culture.</summary>
    public override string ToString() => "volume " + string.Join(", ", Tiers);
}
