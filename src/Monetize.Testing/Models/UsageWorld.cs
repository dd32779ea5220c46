using System.Globalization;
using Monetize.Collections;
using Monetize.Metering;
using Monetize.Testing.Generation;

namespace Monetize.Testing.Models;

/// <summary>
/// A small world in which what can collide does: few customers and values, times that crowd at edges.
/// </summary>
internal sealed class UsageWorld(Chance chance)
{
    public static readonly Meter[] Meters =
    [
        Meter.Sum("words", Unit.Word).WithDimensions("model", "region"),
        Meter.Count("calls", Unit.Call).WithDimensions("model"),
        Meter.Max("seats", Unit.Seat).WithDimensions("region"),
        Meter.Last("level", Unit.Seat),
        Meter.UniqueCount("users", "user"),
        Meter.WeightedSum("storage", Unit.Gigabyte).WithDimensions("region"),
    ];

    private static readonly string[] Customers = ["ada", "Bob", "\uFB01n", "\U0001F600"];

    private static readonly DateTimeOffset[] Edges =
    [
        new(2026, 9, 30, 22, 0, 0, TimeSpan.Zero),
        new(2026, 10, 1, 0, 0, 0, TimeSpan.Zero),
        new(2026, 10, 15, 0, 0, 0, TimeSpan.Zero),
        new(2026, 10, 25, 1, 0, 0, TimeSpan.Zero),
        new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero),
        new(2026, 11, 1, 5, 0, 0, TimeSpan.Zero),
        new(2026, 11, 30, 18, 30, 0, TimeSpan.Zero),
        new(2026, 12, 31, 23, 59, 59, TimeSpan.Zero),
    ];

    private int _keys;

    public CustomerId Customer() => CustomerId.Of(chance.Pick(Customers));

    public Meter AnyMeter() => chance.Pick(Meters);

    /// <summary>An edge, a microsecond beside one, or any instant between two.</summary>
    public DateTimeOffset Time()
    {
        var edge = chance.Pick(Edges);
        return chance.Below(5) switch
        {
            0 => edge,
            1 => edge.AddMicroseconds(-1),
            2 => edge.AddMicroseconds(1),
            3 => edge.AddSeconds(chance.Below(86_400)),
            _ => edge.AddMinutes(chance.Below(60 * 24 * 40)),
        };
    }

    public Period Period()
    {
        var (a, b) = (Time(), Time());
        if (a == b) b = a.AddMicroseconds(1);
        return a < b ? new Period(a, b) : new Period(b, a);
    }

    /// <summary>A record with a key of its own.</summary>
    public UsageRecord Record()
    {
        var meter = AnyMeter();
        var key = string.Create(CultureInfo.InvariantCulture, $"{(char)('a' + chance.Below(26))}{_keys++}");
        return new UsageRecord
        {
            Key = IdempotencyKey.Of(key),
            Customer = Customer(),
            Meter = meter.Key,
            Quantity = Quantity(meter),
            Time = Time(),
            Dimensions = Values(meter),
            Method = chance.OneIn(4) ? "service.method" : null,
            Cost = chance.OneIn(4) ? 0.0001m * chance.Below(100) : null,
            Amount = chance.OneIn(6) ? 0.01m * chance.Below(1_000) : null,
        };
    }

    /// <summary>A difference to an earlier record, where its meter has one.</summary>
    public UsageRecord Correction(UsageRecord corrected) => Record() with
    {
        Customer = corrected.Customer,
        Meter = corrected.Meter,
        Dimensions = corrected.Dimensions,
        Quantity = -1m * chance.Below(3),
        Corrects = corrected.Key,
    };

    /// <summary>The same key with something else in it.</summary>
    public UsageRecord Contradiction(UsageRecord first) => chance.Below(3) switch
    {
        0 => first with { Quantity = first.Quantity + 1m },
        1 => first with { Customer = CustomerId.Of("somebody-else") },
        _ => first with { Method = "another.method" },
    };

    private decimal Quantity(Meter meter)
    {
        if (meter.Aggregation == Aggregation.WeightedSum) return chance.Below(21) - 10;
        return chance.Below(6) switch
        {
            0 => 0m,
            1 => 0.1m * chance.Below(1_000),
            2 => 1_000_000_000_000m + (0.000000001m * chance.Below(1_000)),
            _ => chance.Below(100),
        };
    }

    private ValueMap Values(Meter meter)
    {
        var values = default(ValueMap);
        foreach (var dimension in meter.Dimensions)
        {
            if (dimension == meter.CountedDimension || chance.OneIn(2))
            {
                values = values.With(dimension, chance.Pick("x", "y", "Ω \"z\""));
            }
        }

        return values;
    }
}
