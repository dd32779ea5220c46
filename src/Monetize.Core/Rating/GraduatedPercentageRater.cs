using Monetize.Collections;
using Monetize.Monetary;

namespace Monetize.Rating;

/// <summary>
/// Rates <see cref="GraduatedPercentagePrice"/>: graduated tiers whose unit price is a hundredth of the rate.
/// </summary>
internal sealed class GraduatedPercentageRater : CompiledPrice
{
    private readonly GraduatedRater _graduated;

    public GraduatedPercentageRater(GraduatedPercentagePrice price)
        : base(price)
    {
        _graduated = new GraduatedRater(new GraduatedPrice { Tiers = price.Tiers.Select(TierOf).ToValueArray() });
    }

    public override int MaxParts => _graduated.MaxParts;

    public override decimal Total(decimal quantity) => _graduated.Total(quantity);

    public override int Rate(decimal quantity, Span<RatedPart> parts, out decimal total) =>
        _graduated.Rate(quantity, parts, out total);

    private static Tier TierOf(PercentageTier tier) => new()
    {
        UpToInclusive = tier.UpToInclusive,
        UnitPrice = ExactDecimal.Multiply(tier.RatePercent, 0.01m),
        FlatFee = tier.FlatFee,
    };
}
