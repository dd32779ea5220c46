using System.Globalization;
using Monetize.Collections;
using Monetize.Monetary;

namespace Monetize.Rating;

/// <summary>
/// Rates <see cref="VolumePrice"/>: all units at the price of the one tier that the whole quantity falls into, plus
/// that tier's flat fee.
/// </summary>
internal sealed class VolumeRater : CompiledPrice
{
    private readonly ValueArray<Tier> _priceTiers;
    private readonly LinearTiers _tiers;
    private readonly bool _isStepped;

    public VolumeRater(VolumePrice price)
        : base(price)
    {
        _priceTiers = price.Tiers;
        _isStepped = price.Tiers.Any(TierAmount.IsStepped);
        _tiers = new LinearTiers([.. price.Tiers.Select(Linear)]);
    }

    public override int MaxParts => 1;

    public override decimal Total(decimal quantity) =>
        _isStepped ? PartOf(quantity, quantity).Amount : _tiers.Total(quantity);

    public override decimal TotalSelected(decimal quantity, decimal selection) => PartOf(quantity, selection).Amount;

    public override int Rate(decimal quantity, Span<RatedPart> parts, out decimal total) =>
        RateSelected(quantity, quantity, parts, out total);

    /// <summary>What a quantity costs where another one chooses the tier, with its part.</summary>
    public int RateSelected(decimal quantity, decimal selection, Span<RatedPart> parts, out decimal total)
    {
        RequireRoom(parts, 1);
        parts[0] = PartOf(quantity, selection);
        total = parts[0].Amount;
        return 1;
    }

    private static LinearTier Linear(Tier tier) => new(tier.UpToInclusive ?? 0m, 0m, tier.UnitPrice, tier.FlatFee);

    private RatedPart PartOf(decimal quantity, decimal selection)
    {
        if (quantity < 0m) throw RatingException.Negative(quantity);
        return TierAmount.PartOf(_priceTiers[_tiers.Find(selection)], 0m, quantity)
            ?? throw new NotExactException(string.Create(
                CultureInfo.InvariantCulture,
                $"The amount of quantity {quantity} has no exact decimal of 28 digits; use fewer decimals."));
    }
}
