using Monetize.Collections;

namespace Monetize.Catalogs.Building;

/// <summary>Steps that have their open last one: the only thing that a stairstep price accepts.</summary>
public sealed class StairstepTable
{
    internal StairstepTable(ValueArray<Tier> tiers) => Tiers = tiers;

    internal ValueArray<Tier> Tiers { get; }
}
