using FsCheck;
using FsCheck.Fluent;
using Monetize.Catalogs;
using Monetize.Collections;
using Monetize.Metering;

namespace Monetize.Tests.Generators;

/// <summary>Random valid catalogs and their parts, with figures clustered where rules change.</summary>
internal static class CatalogGenerators
{
    private const string KeyLetters = "abcdefghijklmnopqrstuvwxyzABCXYZ0123456789_-.";

    private static readonly string[] TextParts =
        ["Pro", " plan", "é", "\"", "\\", "<b>", "𝄞", "日本", "24/7", "'", "&", "%"];

    private static readonly Interval?[] Periods =
        [null, Every.Day, Every.Week, Every.Month, Every.Months(3), Every.Quarter, Every.Year, Every.Days(1000)];

    /// <summary>Amounts from 0 to a million, with up to 12 decimals.</summary>
    public static Gen<decimal> Amount { get; } = Gen.Frequency(
        (2, Gen.Elements(0m, 0.01m, 1m, 0.000000000001m, 1_000_000m)),
        (5, Scaled(1_000_000, 12)));

    /// <summary>Amounts above 0.</summary>
    public static Gen<decimal> PositiveAmount { get; } = Amount.Select(amount => amount == 0m ? 0.0005m : amount);

    /// <summary>Quantities from 0 to 10^18, with up to 9 decimals.</summary>
    public static Gen<decimal> Quantity { get; } = Gen.Frequency(
        (2, Gen.Elements(0m, 1m, 0.000000001m, 0.5m, 999_999_999_999_999_999.999999999m, 1_000_000_000_000_000_000m)),
        (5, Scaled(2_000_000, 9)),
        (2, Gen.Choose(0, 200_000).Select(whole => (decimal)whole)));

    /// <summary>Quantities above 0.</summary>
    public static Gen<decimal> PositiveQuantity { get; } = Quantity.Select(quantity => quantity == 0m ? 1m : quantity);

    public static Gen<string> Key { get; } =
        from first in Gen.Elements("abcxyzABC0189".ToCharArray())
        from rest in Gen.Elements(KeyLetters.ToCharArray()).ArrayOf().Resize(12)
        select first + new string(rest);

    public static Gen<string?> Text { get; } = Gen.Frequency(
        (1, Gen.Constant((string?)null)),
        (1, Gen.Constant((string?)"")),
        (4, Gen.Elements(TextParts).ArrayOf().Resize(8).Select(parts => (string?)string.Concat(parts))));

    public static Gen<Meter> Meter { get; } =
        from key in Key
        from unit in Gen.Elements(Unit.Word, Unit.Call, Unit.Gigabyte, Unit.Hour, Unit.Of("pixel"), Unit.Of("m³"))
        from aggregation in Gen.Elements(Enum.GetValues<Aggregation>())
        from dimensions in Key.ArrayOf().Resize(3)
        from counted in Key
        let isCounted = aggregation == Aggregation.UniqueCount
        select new Meter
        {
            Key = key,
            Unit = unit,
            Aggregation = aggregation,
            Dimensions = dimensions.Concat(isCounted ? [counted] : []).Distinct().ToValueArray(),
            CountedDimension = isCounted ? counted : null,
        };

    /// <summary>Plans over some of the given meters, each at most once.</summary>
    public static Gen<Plan> PlanOver(IReadOnlyList<Meter> meters) =>
        from key in Key
        from version in Gen.Frequency((3, Gen.Constant(1)), (1, Gen.Choose(2, int.MaxValue)))
        from name in Text
        from currency in Gen.Elements("USD", "EUR", "JPY")
        from period in Gen.Elements(Periods)
        from amounts in Amount.ArrayOf().Resize(3)
        from names in Text.ArrayOf(amounts.Length)
        from usage in Gen.CollectToList(meters, ChargeGenerators.UsageOf)
        from used in Gen.Choose(0, meters.Count)
        from features in Gen.Zip(Key, Text).ArrayOf().Resize(3)
        from trial in Gen.Elements(0, 0, 1, 14, 3_650)
        from bounds in ChargeGenerators.Bounds
        from semantics in Semantics
        let charges = usage.Take(used).ToArray()
        let readsRecords = charges.Any(charge => charge is UsageCharge { Price: PercentagePrice })
        select new Plan
        {
            Key = key,
            Version = version,
            Name = name,
            Currency = Currency.Of(currency),
            Period = period,
            Charges = amounts
                .Select((amount, index) => Fixed(amount, names[index], recurs: period is not null && index > 0))
                .Concat(charges)
                .ToValueArray(),
            Features = ValueMap.Of(features.Select(entry => KeyValuePair.Create(entry.Item1, entry.Item2 ?? "yes"))),
            TrialDays = trial,
            Minimum = bounds.Minimum,
            Maximum = bounds.Maximum,
            Semantics = readsRecords ? semantics with { NegativeQuantity = NegativeQuantity.Refused } : semantics,
        };

    /// <summary>Plans with meters of their own.</summary>
    public static Gen<Plan> Plan { get; } = Meters.SelectMany(PlanOver);

    /// <summary>Catalogs of a few meters, plans and services.</summary>
    public static Gen<Catalog> Catalog { get; } =
        from meters in Meters
        from plans in PlanOver(meters).ArrayOf().Resize(4)
        from services in ServiceOver(meters, [.. plans.Select(plan => plan.Key).Distinct()]).ArrayOf().Resize(3)
        select new Catalog
        {
            Meters = meters.ToValueArray(),
            Plans = plans.DistinctBy(plan => (plan.Key, plan.Version)).ToValueArray(),
            Services = services.DistinctBy(service => service.Key).ToValueArray(),
        };

    private static Gen<Meter[]> Meters =>
        Meter.ArrayOf().Resize(5).Select(meters => meters.DistinctBy(meter => meter.Key).ToArray());

    private static Gen<PlanSemantics> Semantics =>
        from zero in Gen.Elements(Enum.GetValues<ZeroUsage>())
        from allowance in Gen.Elements(Enum.GetValues<VolumeAllowance>())
        from negative in Gen.Elements(Enum.GetValues<NegativeQuantity>())
        from proration in Gen.Elements(Enum.GetValues<ProrationMethod>())
        from minimum in Gen.Elements(Enum.GetValues<MinimumProration>())
        select new PlanSemantics
        {
            ZeroUsage = zero,
            VolumeAllowance = allowance,
            NegativeQuantity = negative,
            Proration = proration,
            MinimumProration = minimum,
        };

    private static Gen<Service> ServiceOver(Meter[] meters, string[] plans) =>
        from key in Key
        from name in Text
        from description in Text
        from domain in Text
        from methods in MethodOver(meters).ArrayOf().Resize(3)
        from sold in Gen.Choose(0, plans.Length)
        select new Service
        {
            Key = key,
            Name = name,
            Description = description,
            Domain = domain,
            Methods = methods.DistinctBy(method => method.Name).ToValueArray(),
            Plans = plans.Take(sold).ToValueArray(),
        };

    private static Gen<ServiceMethod> MethodOver(Meter[] meters) =>
        from name in Key
        from recorded in Gen.Choose(0, meters.Length)
        select new ServiceMethod { Name = name, Meters = meters.Take(recorded).ToValueArray() };

    private static Charge Fixed(decimal amount, string? name, bool recurs) => recurs
        ? new RecurringCharge { Amount = amount, Name = name }
        : new OneTimeCharge { Amount = amount, Name = name };

    private static Gen<decimal> Scaled(int most, int decimals) =>
        from whole in Gen.Choose(0, most)
        from fraction in Gen.Choose(0, 999_999)
        from kept in Gen.Choose(0, Math.Min(6, decimals))
        from shift in Gen.Choose(0, decimals - kept)
        select whole + Math.Round(fraction / 1_000_000m, kept) / (decimal)Math.Pow(10, shift);
}
