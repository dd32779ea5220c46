using FsCheck;
using FsCheck.Fluent;
using Monetize.Catalogs;
using Monetize.Metering;

namespace Monetize.Tests.Generators;

/// <summary>Random valid usage charges: every part that goes with the others.</summary>
internal static class ChargeGenerators
{
    /// <summary>A minimum, a maximum, both or neither; never crossed.</summary>
    public static Gen<(decimal? Minimum, decimal? Maximum)> Bounds =>
        from first in PriceGenerators.Maybe(CatalogGenerators.Amount)
        from second in PriceGenerators.Maybe(CatalogGenerators.Amount)
        select first > second ? (second, first) : (first, second);

    public static Gen<Charge> UsageOf(Meter meter) => Gen.Frequency(
        (2, Limited(meter)),
        (4, PricedByQuantity(meter)),
        (1, PricedByBucket(meter)),
        (3, ReadsItems(meter) ? PricedByRecords(meter) : PricedByQuantity(meter))).Select(charge => (Charge)charge);

    private static bool ReadsItems(Meter meter) =>
        meter.Aggregation is Aggregation.Sum or Aggregation.Count || !meter.Dimensions.IsEmpty;

    private static Gen<QuantityTransform?> Transform =>
        from factor in CatalogGenerators.PositiveQuantity
        from rounding in Gen.Elements(
            [null, .. Enum.GetValues<RoundingMode>().Select(mode => (RoundingMode?)mode)])
        from digits in Gen.Elements(0, 0, 2, -2, 28, -28)
        from isGiven in Gen.Elements(true, false, false)
        select isGiven
            ? new QuantityTransform { Factor = factor, Rounding = rounding, Digits = rounding is null ? 0 : digits }
            : null;

    private static Gen<decimal> OftenNone => Gen.Frequency((2, Gen.Constant(0m)), (1, CatalogGenerators.Quantity));

    private static Gen<UsageCharge> Limited(Meter meter) =>
        from limit in Gen.Elements(Enum.GetValues<UsageLimit>())
        from charge in WithAllowance(new UsageCharge { Meter = meter, Limit = limit })
        from transform in Transform
        select limit == UsageLimit.None
            ? new UsageCharge { Meter = meter, Limit = limit }
            : charge with { Transform = transform };

    private static Gen<UsageCharge> PricedByQuantity(Meter meter) =>
        from price in PriceGenerators.OfQuantity
        from charge in WithAllowance(new UsageCharge { Meter = meter, Price = price })
        from transform in Transform
        from least in OftenNone
        from bounded in WithBounds(charge with { Transform = transform, MinimumQuantity = least })
        select bounded;

    private static Gen<UsageCharge> PricedByBucket(Meter meter) =>
        from price in PriceGenerators.OfQuantity
        from bucket in Gen.Elements(UsageBucket.Hour, UsageBucket.Day)
        from transform in Transform
        from bounded in WithBounds(
            new UsageCharge { Meter = meter, Price = price, Bucket = bucket, Transform = transform })
        select bounded;

    private static Gen<UsageCharge> PricedByRecords(Meter meter) =>
        from price in PriceGenerators.OfRecords(meter)
        from bounded in WithBounds(new UsageCharge { Meter = meter, Price = price })
        select bounded;

    private static Gen<UsageCharge> WithAllowance(UsageCharge charge) =>
        from included in OftenNone
        from rollover in OftenNone
        select charge with { Included = included, RolloverMaximum = included == 0m ? 0m : rollover };

    private static Gen<UsageCharge> WithBounds(UsageCharge charge) =>
        from bounds in Bounds
        select charge with { Minimum = bounds.Minimum, Maximum = bounds.Maximum };
}
