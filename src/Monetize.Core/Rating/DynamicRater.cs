using Monetize.Catalogs;
using Monetize.Metering;
using Monetize.Monetary;

namespace Monetize.Rating;

/// <summary>Rates <see cref="DynamicPrice"/>: what the records say, times the multiplier.</summary>
internal sealed class DynamicRater : CompiledPrice
{
    private readonly decimal _multiplier;
    private readonly LinearTiers _tiers;
    private readonly NegativeQuantity _negative;

    public DynamicRater(DynamicPrice price, NegativeQuantity negative)
        : base(price)
    {
        _negative = negative;
        _multiplier = price.Multiplier;
        _tiers = new LinearTiers([new LinearTier(0m, 0m, price.Multiplier, 0m)]);
    }

    public override int MaxParts => 1;

    public override UsageReading Reads => UsageReading.Records;

    public override decimal Total(decimal quantity) => _tiers.Total(quantity);

    public override decimal Total(ReadOnlySpan<UsageItem> items)
    {
        var sum = Sum(items);
        return sum < 0m ? _negative.Sign() * _tiers.Total(_negative.Magnitude(sum)) : _tiers.Total(sum);
    }

    public override int Rate(decimal quantity, Span<RatedPart> parts, out decimal total)
    {
        total = Total(quantity);
        RequireRoom(parts, 1);
        parts[0] = new RatedPart(0m, quantity, quantity, _multiplier, 0m, total);
        return 1;
    }

    public override RatedPart[] Rate(ReadOnlySpan<UsageItem> items, out decimal total)
    {
        var parts = new RatedPart[1];
        var sum = Sum(items);
        if (sum >= 0m)
        {
            Rate(sum, parts, out total);
            return parts;
        }

        Rate(_negative.Magnitude(sum), parts, out var magnitude);
        total = _negative.Sign() * magnitude;
        parts[0] = parts[0].Times(_negative.Sign());
        return parts;
    }

    private static decimal Sum(ReadOnlySpan<UsageItem> items)
    {
        var sum = 0m;
        foreach (var item in items) sum = ExactDecimal.Add(sum, item.Amount ?? item.Quantity);
        return sum;
    }
}
