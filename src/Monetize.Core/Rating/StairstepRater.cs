namespace Monetize.Rating;

/// <summary>Rates <see cref="StairstepPrice"/>: the fee of the one tier that the whole quantity falls into.</summary>
internal sealed class StairstepRater : CompiledPrice
{
    private readonly decimal[] _fees;
    private readonly LinearTiers _tiers;

    public StairstepRater(StairstepPrice price)
        : base(price)
    {
        _fees = [.. price.Tiers.Select(tier => tier.FlatFee)];
        _tiers = new LinearTiers([.. price.Tiers.Select(Linear)]);
    }

    public override int MaxParts => 1;

    public override decimal Total(decimal quantity) => _fees[_tiers.Find(quantity)];

    public override int Rate(decimal quantity, Span<RatedPart> parts, out decimal total)
    {
        total = Total(quantity);
        RequireRoom(parts, 1);
        parts[0] = new RatedPart(0m, quantity, quantity, 0m, total, total);
        return 1;
    }

    private static LinearTier Linear(Tier tier) => new(tier.UpToInclusive ?? 0m, 0m, 0m, tier.FlatFee);
}
