using Monetize.Collections;

namespace Monetize.Catalogs.Building;

/// <summary>A tier table being declared, in ascending order of the bounds; <c>Beyond</c> ends it.</summary>
public sealed class TierStage
{
    private readonly ValueArray<Tier> _tiers;

    internal TierStage(ValueArray<Tier> tiers) => _tiers = tiers;

    /// <summary>Adds a tier.</summary>
    /// <param name="upToInclusive">The last quantity that belongs to it, more than the bound before.</param>
    /// <param name="unitPrice">What one unit costs, in major units.</param>
    /// <param name="flatFee">What is owed once when the tier is reached.</param>
    public TierStage UpTo(decimal upToInclusive, decimal unitPrice, decimal flatFee = 0m) =>
        new(_tiers.Add(Tier.UpTo(upToInclusive, unitPrice, flatFee)));

    /// <summary>Ends the table with the tier that has no bound.</summary>
    /// <param name="unitPrice">What one unit costs, in major units.</param>
    /// <param name="flatFee">What is owed once when the tier is reached.</param>
    public TierTable Beyond(decimal unitPrice, decimal flatFee = 0m) =>
        new(_tiers.Add(Tier.Beyond(unitPrice, flatFee)));
}
