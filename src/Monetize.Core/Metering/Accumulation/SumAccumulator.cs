using Monetize.Monetary;

namespace Monetize.Metering.Accumulation;

/// <summary>The quantities added up, exactly.</summary>
internal sealed class SumAccumulator : Accumulator
{
    private decimal _sum;

    public override decimal Quantity => _sum;

    public override void Add(UsageRecord record) => _sum = ExactDecimal.Add(_sum, record.Quantity);
}
