using FsCheck;
using FsCheck.Fluent;
using Monetize.Catalogs;
using Monetize.Collections;

namespace Monetize.Tests.Rating;

/// <summary>A price and a quantity to rate by it.</summary>
internal sealed record Rateable(Price Price, decimal Quantity);

/// <summary>Prices and quantities that crowd at bounds, at zero and where digits run out.</summary>
internal static class RatingGenerators
{
    private const decimal Grain = 0.000000001m;

    public static readonly Config Cases = Config.QuickThrowOnFailure.WithMaxTest(1000);

    /// <summary>Prices that people write: up to 4 decimals, fees in cents, whole bounds up to a million.</summary>
    public static Gen<Price> Ordinary { get; } = AnyPrice(Scaled(100_000, 4), Scaled(50_000, 2), Whole(200_000));

    /// <summary>Prices to 12 decimals, bounds to 10^18 with 9 decimals: where decimals and integers give up.</summary>
    public static Gen<Price> Extreme { get; } = AnyPrice(Long(12), Long(12), LongSteps());

    /// <summary>Whole bounds and packages below 10^5, for a definition that takes one unit after the other.</summary>
    public static Gen<Price> Countable { get; } = AnyPrice(Scaled(100_000, 12), Scaled(50_000, 2), Whole(20_000));

    public static Gen<Rateable> OrdinaryUsage { get; } =
        from price in Ordinary
        from quantity in Near(price, Gen.OneOf(Scaled(1_000_000, 0), Scaled(1_000_000, 9)))
        select new Rateable(price, quantity);

    public static Gen<Rateable> ExtremeUsage { get; } =
        from price in Gen.OneOf(Ordinary, Extreme)
        from quantity in Near(price, Long(9))
        select new Rateable(price, quantity);

    public static Gen<Rateable> AnyUsage { get; } = Gen.OneOf(OrdinaryUsage, ExtremeUsage);

    /// <summary>Graduated prices to 6 decimals, or tiny ones to 12: decimals hold what a million units cost.</summary>
    public static Gen<GraduatedPrice> Graduated { get; } =
        from tiers in Gen.OneOf(
            Tiers(Scaled(100_000, 6), Scaled(50_000, 2), FineSteps()),
            Tiers(Tiny(), Scaled(50_000, 2), FineSteps()))
        select new GraduatedPrice { Tiers = tiers };

    public static Gen<GraduatedPrice> GraduatedWithoutFees { get; } =
        from price in Graduated
        select new GraduatedPrice { Tiers = price.Tiers.Select(tier => tier with { FlatFee = 0m }).ToValueArray() };

    /// <summary>Quantities at the bounds of a price, a grain and a unit beside them, at 0, and any others.</summary>
    public static Gen<decimal> Near(Price price, Gen<decimal> others)
    {
        decimal[] steps = [-1m, -Grain, 0m, Grain, 1m];
        var spots = Bounds(price).SelectMany(bound => steps.Select(step => bound + step))
            .Append(0m)
            .Select(spot => Math.Clamp(spot, 0m, 1_000_000_000_000_000_000m))
            .ToArray();
        return Gen.Frequency((3, Gen.Elements(spots)), (2, others));
    }

    /// <summary>Figures up to 10^18 with the given decimals, long ones and round ones.</summary>
    public static Gen<decimal> Long(int decimals) => Gen.OneOf(
        Gen.Elements(0m, 1m, 0.01m, Grain, 1_000_000_000_000_000_000m, 9_223_372_036m, 999_999_999_999_999_999m),
        from high in Gen.Choose(0, 999_999_999)
        from middle in Gen.Choose(0, 999_999_999)
        from low in Gen.Choose(0, 999_999_999)
        from digits in Gen.Choose(0, 27)
        from scale in Gen.Choose(0, decimals)
        let mantissa = ((high * 1_000_000_000m) + middle) * 1_000_000_000m + low
        let kept = decimal.Truncate(mantissa / Power(27 - digits))
        select Math.Min(kept / Power(scale), 1_000_000_000_000_000_000m));

    /// <summary>Up to a limit, with up to some decimals.</summary>
    public static Gen<decimal> Scaled(int limit, int decimals) =>
        from whole in Gen.OneOf(Gen.Choose(0, 20), Gen.Choose(0, limit))
        from scale in Gen.Choose(0, decimals)
        select whole / Power(scale);

    private static Gen<decimal> Whole(int limit) =>
        from value in Gen.OneOf(Gen.Choose(1, 10), Gen.Choose(1, limit))
        select (decimal)value;

    private static Gen<decimal> Tiny() => from units in Gen.Choose(0, 1_000_000) select units * 0.000000000001m;

    private static Gen<decimal> FineSteps() => Gen.OneOf(Whole(20_000), Scaled(1_000_000, 9));

    private static Gen<decimal> LongSteps() => Gen.OneOf(
        Whole(1_000_000),
        from step in Long(9) select Math.Max(Grain, decimal.Round(step / 16m, 9)));

    private static Gen<Price> AnyPrice(Gen<decimal> unitPrices, Gen<decimal> fees, Gen<decimal> steps) => Gen.OneOf(
        from amount in fees select (Price)Price.Flat(amount),
        from unitPrice in unitPrices select (Price)Price.PerUnit(unitPrice),
        Packages(unitPrices, steps),
        from tiers in Tiers(unitPrices, fees, steps) select (Price)new GraduatedPrice { Tiers = tiers },
        from tiers in Tiers(unitPrices, fees, steps) select (Price)new VolumePrice { Tiers = tiers });

    private static Gen<Price> Packages(Gen<decimal> prices, Gen<decimal> steps) =>
        from size in steps
        from price in prices
        from free in Gen.OneOf(Gen.Constant(0m), steps)
        from rounding in Gen.Elements(PackageRounding.Up, PackageRounding.Down)
        select (Price)(Price.Package(size, price, free) with { Rounding = rounding });

    private static Gen<ValueArray<Tier>> Tiers(Gen<decimal> unitPrices, Gen<decimal> fees, Gen<decimal> steps)
    {
        var tier =
            from unitPrice in unitPrices
            from fee in Gen.OneOf(Gen.Constant(0m), fees)
            from step in steps
            where step > 0m
            select (UnitPrice: unitPrice, Fee: fee, Step: step);
        return
            from count in Gen.Choose(0, 5)
            from below in tier.ArrayOf(count)
            from last in tier
            select Table(below, Tier.Beyond(last.UnitPrice, last.Fee));
    }

    private static ValueArray<Tier> Table((decimal UnitPrice, decimal Fee, decimal Step)[] steps, Tier last)
    {
        var bound = 0m;
        var tiers = new List<Tier>();
        foreach (var (unitPrice, fee, step) in steps) tiers.Add(Tier.UpTo(bound += step, unitPrice, fee));
        return [.. tiers, last];
    }

    private static IEnumerable<decimal> Bounds(Price price) => price switch
    {
        GraduatedPrice graduated => graduated.Tiers.Select(tier => tier.UpToInclusive ?? 0m),
        VolumePrice volume => volume.Tiers.Select(tier => tier.UpToInclusive ?? 0m),
        PackagePrice package => [package.FreeUnits, package.Size, package.FreeUnits + package.Size],
        _ => [1m],
    };

    private static decimal Power(int digits) => digits == 0 ? 1m : 10m * Power(digits - 1);
}
