using System.Globalization;
using Monetize.Collections;
using Monetize.Metering;

namespace Monetize.Testing.Generation;

/// <summary>Chooses records of one customer and meter within a period.</summary>
internal sealed class RecordChooser(Chance chance, QuantityChooser quantities)
{
    public ValueArray<UsageRecord> Records(Meter meter, Period period, decimal[] spots)
    {
        if (period.Ticks <= 0) throw new ArgumentException($"The period {period} has no length.", nameof(period));
        var records = new List<UsageRecord>();
        var time = period.From;
        for (var number = chance.Below(25); number > 0; number--)
        {
            if (!chance.OneIn(4)) time = Time(period);
            records.Add(new UsageRecord
            {
                // The keys do not follow the order of the records: ties of time are decided by them.
                Key = IdempotencyKey.Of(string.Create(
                    CultureInfo.InvariantCulture, $"record-{chance.Below(1_000):000}-{number}")),
                Customer = CustomerId.Of("customer"),
                Meter = meter.Key,
                Quantity = Quantity(meter, spots),
                Time = time,
                Amount = quantities.Amount(),
                Dimensions = DimensionsOf(meter),
            });
        }

        return [.. records];
    }

    private decimal Quantity(Meter meter, decimal[] spots) => meter.Aggregation switch
    {
        Aggregation.Count => 1m,
        Aggregation.WeightedSum when chance.OneIn(2) => -quantities.Near(spots),
        _ => quantities.Near(spots),
    };

    private ValueMap DimensionsOf(Meter meter) => ValueMap.Of(meter.Dimensions
        .Where(_ => !chance.OneIn(6))
        .Select(dimension => KeyValuePair.Create(dimension, chance.Pick([.. MeterChooser.Values, "elsewhere"]))));

    private DateTimeOffset Time(Period period)
    {
        var ticks = chance.Below(4) switch
        {
            0 => chance.Pick(0L, 1L, period.Ticks - 1),
            1 => (chance.Below(period.Ticks) / TimeSpan.TicksPerHour * TimeSpan.TicksPerHour) - chance.Below(2),
            _ => chance.Below(period.Ticks),
        };
        var time = period.From.AddTicks(Math.Clamp(ticks, 0, period.Ticks - 1));
        var hasOtherOffsets = time.UtcDateTime.Year is > 1 and < 9999;
        return hasOtherOffsets && chance.OneIn(4) ? time.ToOffset(TimeSpan.FromHours(chance.Between(-11, 13))) : time;
    }
}
