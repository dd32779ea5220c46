using Monetize.Monetary;

namespace Monetize.Metering.Accumulation;

/// <summary>The quantities added up, exactly.</summary>
internal sealed class SumAccumulator : Accumulator
{
    private ExactSum _sum;

    public override decimal Quantity => _sum.ToDecimal();

    public override void Add(UsageRecord record) => _sum = _sum.Add(record.Quantity);
}
