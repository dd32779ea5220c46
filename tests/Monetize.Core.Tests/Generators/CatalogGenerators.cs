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

    /// <summary>Tier tables: 1 to 8 tiers, often at whole bounds, mostly with falling unit prices.</summary>
    public static Gen<ValueArray<Tier>> Tiers { get; } =
        from bounds in Bound.ArrayOf().Resize(7)
        from prices in Amount.ArrayOf(8)
        from fees in Gen.Frequency((2, Gen.Constant(0m)), (1, Amount)).ArrayOf(8)
        from falling in Gen.Frequency((2, Gen.Constant(true)), (1, Gen.Constant(false)))
        select Table([.. bounds.Distinct().Order().Take(7)], falling ? [.. prices.OrderDescending()] : prices, fees);

    public static Gen<FlatPrice> FlatPrice { get; } = Amount.Select(Monetize.Price.Flat);

    public static Gen<PerUnitPrice> PerUnitPrice { get; } = Amount.Select(Monetize.Price.PerUnit);

    public static Gen<PackagePrice> PackagePrice { get; } =
        from size in PositiveQuantity
        from price in Amount
        from free in Gen.Frequency((2, Gen.Constant(0m)), (1, Quantity))
        from rounding in Gen.Elements(PackageRounding.Up, PackageRounding.Down)
        select new PackagePrice { Size = size, PricePerPackage = price, FreeUnits = free, Rounding = rounding };

    public static Gen<GraduatedPrice> GraduatedPrice { get; } =
        Tiers.Select(tiers => new GraduatedPrice { Tiers = tiers });

    public static Gen<VolumePrice> VolumePrice { get; } = Tiers.Select(tiers => new VolumePrice { Tiers = tiers });

    /// <summary>Any kind of price.</summary>
    public static Gen<Price> Price { get; } = Gen.OneOf(
        FlatPrice.Select(price => (Price)price),
        PerUnitPrice.Select(price => (Price)price),
        PackagePrice.Select(price => (Price)price),
        GraduatedPrice.Select(price => (Price)price),
        VolumePrice.Select(price => (Price)price));

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
        select new Meter
        {
            Key = key,
            Unit = unit,
            Aggregation = aggregation,
            Dimensions = dimensions.Distinct().ToValueArray(),
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
        from usage in Gen.CollectToList(meters, UsageOf)
        from used in Gen.Choose(0, meters.Count)
        from features in Gen.Zip(Key, Text).ArrayOf().Resize(3)
        select new Plan
        {
            Key = key,
            Version = version,
            Name = name,
            Currency = Currency.Of(currency),
            Period = period,
            Charges = amounts
                .Select((amount, index) => Fixed(amount, names[index], recurs: period is not null && index > 0))
                .Concat(usage.Take(used))
                .ToValueArray(),
            Features = ValueMap.Of(features.Select(entry => KeyValuePair.Create(entry.Item1, entry.Item2 ?? "yes"))),
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

    private static Gen<decimal> Bound => Gen.Frequency(
        (3, Gen.Elements(1m, 10m, 100m, 1_000m, 10_000m, 100_000m)),
        (1, PositiveQuantity));

    private static Gen<Meter[]> Meters =>
        Meter.ArrayOf().Resize(5).Select(meters => meters.DistinctBy(meter => meter.Key).ToArray());

    private static Gen<Charge> UsageOf(Meter meter) =>
        from included in Gen.Frequency((1, Gen.Constant(0m)), (1, Quantity))
        from price in Price
        from limit in Gen.Elements<UsageLimit?>(null, null, UsageLimit.Hard, UsageLimit.Soft, UsageLimit.None)
        select (Charge)new UsageCharge
        {
            Meter = meter,
            Included = limit == UsageLimit.None ? 0m : included,
            Price = limit is null ? price : null,
            Limit = limit,
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

    private static ValueArray<Tier> Table(decimal[] bounds, decimal[] prices, decimal[] fees) =>
        bounds.Select((bound, index) => Tier.UpTo(bound, prices[index], fees[index]))
            .Append(Tier.Beyond(prices[bounds.Length], fees[bounds.Length]))
            .ToValueArray();

    private static Gen<decimal> Scaled(int most, int decimals) =>
        from whole in Gen.Choose(0, most)
        from fraction in Gen.Choose(0, 999_999)
        from kept in Gen.Choose(0, Math.Min(6, decimals))
        from shift in Gen.Choose(0, decimals - kept)
        select whole + Math.Round(fraction / 1_000_000m, kept) / (decimal)Math.Pow(10, shift);
}
