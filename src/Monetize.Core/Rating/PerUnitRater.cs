namespace Monetize.Rating;

/// <summary>Rates <see cref="PerUnitPrice"/>: quantity times unit price.</summary>
internal sealed class PerUnitRater : CompiledPrice
{
    private readonly decimal _unitPrice;
    private readonly LinearTiers _tiers;

    public PerUnitRater(PerUnitPrice price)
        : base(price)
    {
        _unitPrice = price.UnitPrice;
        _tiers = new LinearTiers([new LinearTier(0m, 0m, price.UnitPrice, 0m)]);
    }

    public override int MaxParts => 1;

    public override decimal Total(decimal quantity) => _tiers.Total(quantity);

    public override int Rate(decimal quantity, Span<RatedPart> parts, out decimal total)
    {
        total = Total(quantity);
        RequireRoom(parts, 1);
        parts[0] = new RatedPart(0m, quantity, quantity, _unitPrice, 0m, total);
        return 1;
    }
}
