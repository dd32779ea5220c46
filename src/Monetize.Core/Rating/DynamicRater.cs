using Monetize.Metering;
using Monetize.Monetary;

namespace Monetize.Rating;

/// <summary>Rates <see cref="DynamicPrice"/>: what the records say, times the multiplier.</summary>
internal sealed class DynamicRater : CompiledPrice
{
    private readonly decimal _multiplier;
    private readonly LinearTiers _tiers;

    public DynamicRater(DynamicPrice price)
        : base(price)
    {
        _multiplier = price.Multiplier;
        _tiers = new LinearTiers([new LinearTier(0m, 0m, price.Multiplier, 0m)]);
    }

    public override int MaxParts => 1;

    public override UsageReading Reads => UsageReading.Records;

    public override decimal Total(decimal quantity) => _tiers.Total(quantity);

    public override decimal Total(ReadOnlySpan<UsageItem> items) => _tiers.Total(Sum(items));

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
        Rate(Sum(items), parts, out total);
        return parts;
    }

    private static decimal Sum(ReadOnlySpan<UsageItem> items)
    {
        var sum = 0m;
        foreach (var item in items) sum = ExactDecimal.Add(sum, item.Amount ?? item.Quantity);
        return sum;
    }
}
