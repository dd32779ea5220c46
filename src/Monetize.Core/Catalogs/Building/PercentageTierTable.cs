using Monetize.Collections;

namespace Monetize.Catalogs.Building;

/// <summary>
/// A table of rates that has its open last tier: the only thing that a graduated percentage accepts.
/// </summary>
public sealed class PercentageTierTable
{
    internal PercentageTierTable(ValueArray<PercentageTier> tiers) => Tiers = tiers;

    internal ValueArray<PercentageTier> Tiers { get; }
}
