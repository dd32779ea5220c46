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
    /// <param name="packageSize">
    /// Where given, <paramref name="unitPrice"/> is the price of each started package of this many units in the tier.
    /// </param>
    /// <param name="amountCap">The most that the tier costs, its flat fee included; none by default.</param>
    public TierStage UpTo(
        decimal upToInclusive,
        decimal unitPrice,
        decimal flatFee = 0m,
        decimal? packageSize = null,
        decimal? amountCap = null) =>
        new(_tiers.Add(Tier.UpTo(upToInclusive, unitPrice, flatFee) with
        {
            PackageSize = packageSize,
            AmountCap = amountCap,
        }));

    /// <summary>Ends the table with the tier that has no bound.</summary>
    /// <param name="unitPrice">What one unit costs, in major units.</param>
    /// <param name="flatFee">What is owed once when the tier is reached.</param>
    /// <param name="packageSize">
    /// Where given, <paramref name="unitPrice"/> is the price of each started package of this many units in the tier.
    /// </param>
    /// <param name="amountCap">The most that the tier costs, its flat fee included; none by default.</param>
    public TierTable Beyond(
        decimal unitPrice, decimal flatFee = 0m, decimal? packageSize = null, decimal? amountCap = null) =>
        new(_tiers.Add(Tier.Beyond(unitPrice, flatFee) with { PackageSize = packageSize, AmountCap = amountCap }));
}
