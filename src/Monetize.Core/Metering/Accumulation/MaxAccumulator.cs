namespace Monetize.Metering.Accumulation;

/// <summary>The largest quantity; 0 without records.</summary>
internal sealed class MaxAccumulator : Accumulator
{
    private decimal? _max;

    public override decimal Quantity => _max ?? 0m;

    public override void Add(UsageRecord record) =>
        _max = _max is { } max ? Math.Max(max, record.Quantity) : record.Quantity;
}
