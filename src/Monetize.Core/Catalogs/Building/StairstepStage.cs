using Monetize.Collections;

namespace Monetize.Catalogs.Building;

/// <summary>The steps of a stairstep price being declared, in ascending order; <c>Beyond</c> ends them.</summary>
public sealed class StairstepStage
{
    private readonly ValueArray<Tier> _tiers;

    internal StairstepStage(ValueArray<Tier> tiers) => _tiers = tiers;

    /// <summary>Adds a step.</summary>
    /// <param name="upToInclusive">The last quantity that belongs to it, more than the bound before.</param>
    /// <param name="flatFee">What the whole quantity costs, in major units.</param>
    public StairstepStage UpTo(decimal upToInclusive, decimal flatFee) =>
        new(_tiers.Add(Tier.UpTo(upToInclusive, 0m, flatFee)));

    /// <summary>Ends the steps with the one that has no bound.</summary>
    /// <param name="flatFee">What the whole quantity costs, in major units.</param>
    public StairstepTable Beyond(decimal flatFee) => new(_tiers.Add(Tier.Beyond(0m, flatFee)));
}
