namespace Monetize.Rating;

/// <summary>Rates <see cref="FlatPrice"/>: the amount, whatever the quantity.</summary>
internal sealed class FlatRater : CompiledPrice
{
    private readonly decimal _amount;

    public FlatRater(FlatPrice price)
        : base(price)
    {
        _amount = price.Amount;
    }

    public override int MaxParts => 1;

    public override decimal Total(decimal quantity)
    {
        if (quantity < 0m) throw RatingException.Negative(quantity);
        return _amount;
    }

    public override int Rate(decimal quantity, Span<RatedPart> parts, out decimal total)
    {
        total = Total(quantity);
        RequireRoom(parts, 1);
        parts[0] = new RatedPart(0m, quantity, quantity, 0m, _amount, _amount);
        return 1;
    }
}
