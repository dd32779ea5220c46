using Monetize.Collections;

namespace Monetize.Catalogs.Building;

/// <summary>The tiers of a graduated percentage being declared, in ascending order; <c>Beyond</c> ends them.</summary>
public sealed class PercentageTierStage
{
    private readonly ValueArray<PercentageTier> _tiers;

    internal PercentageTierStage(ValueArray<PercentageTier> tiers) => _tiers = tiers;

    /// <summary>Adds a tier.</summary>
    /// <param name="upToInclusive">The last amount that belongs to it, more than the bound before.</param>
    /// <param name="ratePercent">The share of the amount within the tier: 1.3 means 1.3 %.</param>
    /// <param name="flatFee">What is owed once when the tier is reached.</param>
    public PercentageTierStage UpTo(decimal upToInclusive, decimal ratePercent, decimal flatFee = 0m) =>
        new(_tiers.Add(PercentageTier.UpTo(upToInclusive, ratePercent, flatFee)));

    /// <summary>Ends the table with the tier that has no bound.</summary>
    /// <param name="ratePercent">The share of the amount within the tier: 1.3 means 1.3 %.</param>
    /// <param name="flatFee">What is owed once when the tier is reached.</param>
    public PercentageTierTable Beyond(decimal ratePercent, decimal flatFee = 0m) =>
        new(_tiers.Add(PercentageTier.Beyond(ratePercent, flatFee)));
}
