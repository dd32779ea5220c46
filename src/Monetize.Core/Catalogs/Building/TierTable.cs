using Monetize.Collections;

namespace Monetize.Catalogs.Building;

/// <summary>A tier table that has its open last tier: the only thing that a tiered price accepts.</summary>
public sealed class TierTable
{
    internal TierTable(ValueArray<Tier> tiers) => Tiers = tiers;

    internal ValueArray<Tier> Tiers { get; }
}
