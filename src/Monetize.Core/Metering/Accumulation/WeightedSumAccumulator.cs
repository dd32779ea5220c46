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

    private readonly Period _held;
    private readonly long _ticks;
    private BigInteger _levelTicks;

    /// <param name="period">The time in which levels count, and over which they are averaged.</param>
    /// <param name="carriedLevel">The level at its start: it may have more digits than a decimal holds.</param>
    public WeightedSumAccumulator(Period period, ExactSum carriedLevel)
        : this(period, period.Ticks)
    {
        if (period.Ticks <= 0) throw new ArgumentException($"The period {period} has no length.", nameof(period));
        Carry(carriedLevel.Widened());
    }

    /// <param name="held">The time in which levels count.</param>
    /// <param name="ticks">The time over which they are averaged: a bucket, of which the period may be a part.</param>
    public WeightedSumAccumulator(Period held, long ticks)
    {
        _held = held;
        _ticks = ticks;
    }

    /// <summary>The level at the end, in units of 10^-28: what was carried and all changes.</summary>
    public BigInteger Level { get; private set; }

    public override decimal Quantity
    {
        get
        {
            var divisor = BigInteger.Pow(10, Scale - Digits) * _ticks;
            var average = Rounding.Divide(_levelTicks, divisor, RoundingMode.HalfAwayFromZero);
            return ExactDecimal.TryFrom(average, Digits, out var value)
                ? value
                : throw new NotExactException(string.Create(
                    CultureInfo.InvariantCulture, $"The average level of {_held} is larger than a decimal holds."));
        }
    }

    /// <summary>A level in the units of <see cref="Level"/>.</summary>
    public static BigInteger Scaled(decimal level) =>
        ExactDecimal.Mantissa(level) * BigInteger.Pow(10, Scale - level.Scale);

    /// <summary>A level as a decimal.</summary>
    /// <exception cref="NotExactException">No decimal holds it.</exception>
    public static decimal Unscaled(BigInteger level) => ExactDecimal.TryFrom(level, Scale, out var value)
        ? value
        : throw new NotExactException("The level has more digits than a decimal holds.");

    public override void Add(UsageRecord record) => Add(record.Time, record.Quantity);

    /// <summary>Counts a change of the level at an instant.</summary>
    public void Add(DateTimeOffset time, decimal change)
    {
        var from = time > _held.From ? time : _held.From;
        if (from >= _held.ToExclusive) return;
        var scaled = Scaled(change);
        Level += scaled;
        _levelTicks += scaled * (_held.ToExclusive.UtcTicks - from.UtcTicks);
    }

    /// <summary>Sets on top of the level what there was before the period.</summary>
    /// <param name="level">In the units of <see cref="Level"/>.</param>
    public void Carry(BigInteger level)
    {
        Level += level;
        _levelTicks += level * _held.Ticks;
    }
}
