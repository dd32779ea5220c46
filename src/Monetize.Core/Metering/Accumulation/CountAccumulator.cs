namespace Monetize.Metering.Accumulation;

/// <summary>The number of records.</summary>
internal sealed class CountAccumulator : Accumulator
{
    private long _count;

    public override decimal Quantity => _count;

    public override void Add(UsageRecord record) => _count++;
}
