namespace Monetize.Metering.Accumulation;

/// <summary>The number of different values of a dimension. A record without the dimension counts nothing.</summary>
internal sealed class UniqueCountAccumulator(Meter meter) : Accumulator
{
    private readonly string _dimension = meter.CountedDimension
        ?? throw new ArgumentException($"Meter {meter} counts no dimension.", nameof(meter));

    private readonly HashSet<string> _values = new(StringComparer.Ordinal);

    public override decimal Quantity => _values.Count;

    public override void Add(UsageRecord record)
    {
        if (record.Corrects is null && record.Dimensions.TryGetValue(_dimension, out var value)) _values.Add(value);
    }
}
