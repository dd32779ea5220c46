using Monetize.Monetary;

namespace Monetize.Metering.Accumulation;

/// <summary>The number of records; a correction takes records away, or adds them, by its quantity.</summary>
internal sealed class CountAccumulator : Accumulator
{
    private ExactSum _count;

    public override decimal Quantity => _count.ToDecimal();

    public override void Add(UsageRecord record) => _count = _count.Add(record.Counted);
}
