using System.Globalization;
using System.Numerics;
using Monetize.Monetary;

namespace Monetize.Metering.Accumulation;

/// <summary>
/// The average level over a period, weighted by time: sum(level x time) / time of the period. A change counts from its
/// instant to the end, whatever the order in which changes come; one before the period counts for all of it.
/// </summary>
internal sealed class WeightedSumAccumulator : Accumulator
{
    /// <summary>A quotient need not end: it is rounded half away from zero at this digit.</summary>
    public const int Digits = 12;

    private const int Scale = 28;

    private readonly Period _period;
    private BigInteger _levelTicks;

    public WeightedSumAccumulator(Period period, decimal carriedLevel)
    {
        if (period.Ticks <= 0) throw new ArgumentException($"The period {period} has no length.", nameof(period));
        _period = period;
        Hold(carriedLevel, period.Ticks);
    }

    public override decimal Quantity
    {
        get
        {
            var divisor = BigInteger.Pow(10, Scale - Digits) * _period.Ticks;
            var average = Rounding.Divide(_levelTicks, divisor, RoundingMode.HalfAwayFromZero);
            return ExactDecimal.TryFrom(average, Digits, out var value)
                ? value
                : throw new NotExactException(string.Create(
                    CultureInfo.InvariantCulture, $"The average level of {_period} is larger than a decimal holds."));
        }
    }

    public override void Add(UsageRecord record) => Add(record.Time, record.Quantity);

    /// <summary>Counts a change of the level at an instant.</summary>
    public void Add(DateTimeOffset time, decimal change)
    {
        var from = time > _period.From ? time : _period.From;
        if (from < _period.ToExclusive) Hold(change, _period.ToExclusive.UtcTicks - from.UtcTicks);
    }

    private void Hold(decimal level, long ticks) =>
        _levelTicks += ExactDecimal.Mantissa(level) * BigInteger.Pow(10, Scale - level.Scale) * ticks;
}
