namespace Monetize.Metering.Accumulation;

/// <summary>The largest quantity; 0 without records. A difference is no level.</summary>
internal sealed class MaxAccumulator : Accumulator
{
    private decimal? _max;

    public override decimal Quantity => _max ?? 0m;

    public override void Add(UsageRecord record)
    {
        if (record.Corrects is null) _max = _max is { } max ? Math.Max(max, record.Quantity) : record.Quantity;
    }
}
