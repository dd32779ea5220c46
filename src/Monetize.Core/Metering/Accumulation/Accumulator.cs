using Monetize.Monetary;

namespace Monetize.Metering.Accumulation;

/// <summary>
/// Turns records of one meter, in any order and each once, into one quantity. One kind per aggregation.
/// </summary>
internal abstract class Accumulator
{
    /// <summary>The quantity of the records so far.</summary>
    public abstract decimal Quantity { get; }

    /// <summary>Starts one without records, for aggregations that need no period.</summary>
    public static Accumulator For(Meter meter) => meter.Aggregation switch
    {
        Aggregation.Sum => new SumAccumulator(),
        Aggregation.Count => new CountAccumulator(),
        Aggregation.Max => new MaxAccumulator(),
        Aggregation.Last => new LastAccumulator(),
        Aggregation.UniqueCount => new UniqueCountAccumulator(meter),
        _ => throw new ArgumentOutOfRangeException(nameof(meter), meter.Aggregation, "It needs a period."),
    };

    /// <summary>Starts one without records, for a period into which a level is carried.</summary>
    public static Accumulator For(Meter meter, Period period, decimal carriedLevel) =>
        meter.Aggregation == Aggregation.WeightedSum
            ? new WeightedSumAccumulator(period, ExactSum.Of(carriedLevel))
            : For(meter);

    /// <summary>Counts a record.</summary>
    public abstract void Add(UsageRecord record);
}
