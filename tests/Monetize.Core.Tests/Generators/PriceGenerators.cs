using FsCheck;
using FsCheck.Fluent;
using Monetize.Catalogs;
using Monetize.Collections;
using Monetize.Metering;

namespace Monetize.Tests.Generators;

/// <summary>Random valid prices of every kind.</summary>
internal static class PriceGenerators
{
    /// <summary>Tier tables: 1 to 8 tiers, often at whole bounds, mostly with falling unit prices.</summary>
    public static Gen<ValueArray<Tier>> Tiers { get; } =
        from bounds in Bounds
        from prices in CatalogGenerators.Amount.ArrayOf(8)
        from fees in Gen.Frequency((2, Gen.Constant(0m)), (1, CatalogGenerators.Amount)).ArrayOf(8)
        from falling in Gen.Frequency((2, Gen.Constant(true)), (1, Gen.Constant(false)))
        from sizes in Maybe(CatalogGenerators.PositiveQuantity).ArrayOf(8)
        from caps in Maybe(CatalogGenerators.Amount).ArrayOf(8)
        let sorted = falling ? [.. prices.OrderDescending()] : prices
        select Table(bounds, (bound, index) => new Tier
        {
            UpToInclusive = bound,
            UnitPrice = sorted[index],
            FlatFee = fees[index],
            PackageSize = sizes[index],
            AmountCap = caps[index],
        });

    /// <summary>Prices of one quantity, which go with everything around a price and into a matrix.</summary>
    public static Gen<Price> OfQuantity { get; } = Gen.OneOf(
        CatalogGenerators.Amount.Select(amount => (Price)Price.Flat(amount)),
        CatalogGenerators.Amount.Select(amount => (Price)Price.PerUnit(amount)),
        Package,
        Tiers.Select(tiers => (Price)new GraduatedPrice { Tiers = tiers }),
        Tiers.Select(tiers => (Price)new VolumePrice { Tiers = tiers }),
        Stairstep,
        GraduatedPercentage);

    /// <summary>Prices that read records or cells of a meter.</summary>
    public static Gen<Price> OfRecords(Meter meter)
    {
        var dynamic = CatalogGenerators.Amount.Select(multiplier => (Price)Price.Dynamic(multiplier));
        Gen<Price>[] byRecord = meter.Aggregation is Aggregation.Sum or Aggregation.Count ? [Percentage, dynamic] : [];
        Gen<Price>[] byCell = meter.Dimensions.IsEmpty ? [] : [Matrix(meter), Matrix(meter)];
        return Gen.OneOf([.. byRecord, .. byCell]);
    }

    /// <summary>Nothing, or a figure.</summary>
    public static Gen<decimal?> Maybe(Gen<decimal> figures) => Gen.Frequency(
        (2, Gen.Constant((decimal?)null)),
        (1, figures.Select(figure => (decimal?)figure)));

    private static Gen<decimal[]> Bounds =>
        from bounds in Gen.Frequency(
            (3, Gen.Elements(1m, 10m, 100m, 1_000m, 10_000m, 100_000m)),
            (1, CatalogGenerators.PositiveQuantity)).ArrayOf().Resize(7)
        select bounds.Distinct().Order().Take(7).ToArray();

    private static Gen<Price> Package =>
        from size in CatalogGenerators.PositiveQuantity
        from price in CatalogGenerators.Amount
        from free in Gen.Frequency((2, Gen.Constant(0m)), (1, CatalogGenerators.Quantity))
        from rounding in Gen.Elements(PackageRounding.Up, PackageRounding.Down)
        select (Price)(Price.Package(size, price, free) with { Rounding = rounding });

    private static Gen<Price> Stairstep =>
        from bounds in Bounds
        from fees in CatalogGenerators.Amount.ArrayOf(8)
        select (Price)new StairstepPrice
        {
            Tiers = Table(bounds, (bound, index) => new Tier { UpToInclusive = bound, FlatFee = fees[index] }),
        };

    private static Gen<Price> GraduatedPercentage =>
        from bounds in Bounds
        from rates in CatalogGenerators.Amount.ArrayOf(8)
        from fees in CatalogGenerators.Amount.ArrayOf(8)
        select (Price)new GraduatedPercentagePrice
        {
            Tiers = Table(bounds, (bound, index) => new PercentageTier
            {
                UpToInclusive = bound,
                RatePercent = rates[index],
                FlatFee = fees[index],
            }),
        };

    private static Gen<Price> Percentage =>
        from rate in CatalogGenerators.Amount
        from each in Gen.Frequency((1, Gen.Constant(0m)), (1, CatalogGenerators.Amount))
        from freeRecords in Gen.Elements<int?>(null, null, 0, 3, int.MaxValue)
        from freeAmount in Maybe(CatalogGenerators.Amount)
        from bounds in ChargeGenerators.Bounds
        select (Price)new PercentagePrice
        {
            RatePercent = rate,
            FixedAmountPerRecord = each,
            FreeRecords = freeRecords,
            FreeAmount = freeAmount,
            RecordMinimum = bounds.Minimum,
            RecordMaximum = bounds.Maximum,
        };

    private static Gen<Price> Matrix(Meter meter) =>
        from count in Gen.Choose(1, meter.Dimensions.Count)
        let dimensions = meter.Dimensions.Take(count).ToValueArray()
        from values in CatalogGenerators.Text.Select(text => text ?? "eu").ArrayOf(count).NonEmptyListOf()
        let matches = values.Take(6).Select(row => ValueMap.Of(dimensions.Zip(row, KeyValuePair.Create))).Distinct()
        from prices in OfQuantity.ArrayOf(6)
        from otherwise in Gen.Frequency((1, Gen.Constant((Price?)null)), (2, OfQuantity.Select(price => (Price?)price)))
        select (Price)new MatrixPrice
        {
            Dimensions = dimensions,
            Cells = matches.Zip(prices, (match, price) => new MatrixCell { Match = match, Price = price })
                .ToValueArray(),
            Otherwise = otherwise,
        };

    private static ValueArray<TTier> Table<TTier>(decimal[] bounds, Func<decimal?, int, TTier> tier) =>
        bounds.Select(bound => (decimal?)bound).Append(null).Select(tier).ToValueArray();
}
