using Monetize.Benchmarks.Rating;
using Monetize.Benchmarks.References;
using Monetize.Collections;
using Monetize.Metering;
using Monetize.Rating;

namespace Monetize.Benchmarks.Ratios;

/// <summary>
/// P1.kind: each kind of price beside the form by hand. Where that has a loop over tiers, at most half of its time;
/// where it has none, at most 1.5 of it.
/// </summary>
public sealed class PriceKindRatios
{
    private const double Tiered = 0.5;
    private const double Plain = 1.5;

    // There is nothing to beat in returning a constant: the row tells what a call costs.
    private const double Reported = 100;

    // Ten tiers with the bounds and unit prices of the workload.
    private static readonly List<NaiveTier> Table = RatingWorkload.Tiers(10);
    private static readonly decimal[] Bounds = [.. Table.SkipLast(1).Select(tier => tier.UpTo!.Value)];
    private static readonly decimal[] Prices = [.. Table.Select(tier => tier.Price)];
    private static readonly decimal[] Fees = [.. Table.Select((_, i) => 5m * i)];
    private static readonly decimal[] Sizes = [.. Table.Select((_, i) => 100m * (i + 1))];

    private readonly int _pairs;
    private readonly TimeSpan _warmUp;
    private readonly decimal[] _quantities = RatingWorkload.Quantities();
    private readonly decimal[] _ours = new decimal[RatingWorkload.Count];
    private readonly decimal[] _theirs = new decimal[RatingWorkload.Count];

    public PriceKindRatios(bool quick)
    {
        _pairs = quick ? 11 : 31;
        _warmUp = TimeSpan.FromSeconds(quick ? 0.4 : 1.5);
    }

    public IEnumerable<(string Id, Func<Ratio> Measure)> Rows()
    {
        yield return Row("flat", Reported, Price.Flat(15m), new FlatByHand(15m));
        yield return Row("per_unit", Plain, Price.PerUnit(0.0005m), new PerUnitByHand(0.0005m));
        yield return Row("package", Plain, Price.Package(1_000m, 5m, 100m), new PackageByHand(1_000m, 5m, 100m));
        yield return Row(
            "graduated", Tiered, new GraduatedPrice { Tiers = Tiers(i => (Prices[i], Fees[i], null)) },
            new GraduatedByHand(Bounds, Prices, Fees));
        yield return Row(
            "tier_packages", Tiered, new GraduatedPrice { Tiers = Tiers(i => (Prices[i], 0m, Sizes[i])) },
            new TierPackagesByHand(Bounds, Prices, Sizes));
        yield return Row(
            "volume", Tiered, new VolumePrice { Tiers = Tiers(i => (Prices[i], Fees[i], null)) },
            new VolumeByHand(Bounds, Prices, Fees));
        yield return Row(
            "stairstep", Tiered, new StairstepPrice { Tiers = Tiers(i => (0m, Fees[i], null)) },
            new StairstepByHand(Bounds, Fees));
        yield return Row("percentage", Plain, Percentage, new PercentageByHand(2.9m, 0.30m, 100m, 0.50m, 5_000m));
        yield return Row(
            "graduated_percentage", Tiered,
            new GraduatedPercentagePrice { Tiers = Enumerable.Range(0, Prices.Length).Select(PercentTier).ToValueArray() },
            new GraduatedByHand(Bounds, Prices, Fees));
        yield return Row("dynamic", Plain, Price.Dynamic(1.2m), new PerUnitByHand(1.2m));
        yield return ("P1.matrix", Matrix);
    }

    private static PercentagePrice Percentage => new()
    {
        RatePercent = 2.9m,
        FixedAmountPerRecord = 0.30m,
        FreeAmount = 100m,
        RecordMinimum = 0.50m,
        RecordMaximum = 5_000m,
    };

    private static ValueArray<Tier> Tiers(Func<int, (decimal Price, decimal Fee, decimal? Size)> figures) =>
        Enumerable.Range(0, Prices.Length).Select(i =>
        {
            var (price, fee, size) = figures(i);
            return new Tier
            {
                UpToInclusive = i < Bounds.Length ? Bounds[i] : null,
                UnitPrice = price,
                FlatFee = fee,
                PackageSize = size,
            };
        }).ToValueArray();

    private static PercentageTier PercentTier(int i) => new()
    {
        UpToInclusive = i < Bounds.Length ? Bounds[i] : null,
        RatePercent = Prices[i] * 100m,
        FlatFee = Fees[i],
    };

    private (string Id, Func<Ratio> Measure) Row<TByHand>(string kind, double limit, Price price, TByHand byHand)
        where TByHand : struct, IByHand
    {
        var compiled = RatingEngine.Compile(price);
        return ($"P1.{kind}", () => Measure(kind, limit, () => compiled.Totals(_quantities, _ours), () => Each(byHand)));
    }

    // A customer's usage of every cell is ready on both sides, as it comes from a store: strings of their own, which
    // the records of one cell share, and each side in the shape that it works with.
    private Ratio Matrix()
    {
        var prices = new Dictionary<(string Region, string Model), decimal>();
        var cells = new List<MatrixCell>();
        foreach (var region in (string[])["eu", "us", "jp", "in"])
        {
            foreach (var model in (string[])["small", "medium", "large"])
            {
                var unitPrice = 0.001m * (cells.Count + 1);
                prices[(region, model)] = unitPrice;
                cells.Add(new MatrixCell { Match = Values(region, model), Price = Price.PerUnit(unitPrice) });
            }
        }

        var matrix = RatingEngine.Compile(new MatrixPrice
        {
            Dimensions = ["region", "model"],
            Cells = [.. cells],
            Otherwise = null,
        });
        var uses = prices.Keys.Select(cell => new MatrixUse(Copy(cell.Region), Copy(cell.Model), 0m)).ToArray();
        var values = uses.Select(use => Values(use.Region, use.Model)).ToArray();
        var items = _quantities
            .Select((quantity, i) => new UsageItem(quantity, dimensions: values[i % values.Length]))
            .ToArray();
        var byHand = new MatrixByHand(
            prices,
            [.. _quantities.Select((quantity, i) => uses[i % uses.Length] with { Quantity = quantity })]);
        var customers = items.Length / cells.Count;
        return Measure(
            "matrix",
            Plain,
            () =>
            {
                for (var i = 0; i < customers; i++) _ours[i] = matrix.Total(items.AsSpan(i * cells.Count, cells.Count));
            },
            () =>
            {
                for (var i = 0; i < customers; i++) _theirs[i] = byHand.Rate(i * cells.Count, cells.Count);
            });
    }

    private static string Copy(string value) => new(value.AsSpan());

    private static ValueMap Values(string region, string model) =>
        ValueMap.Of(KeyValuePair.Create("region", region), KeyValuePair.Create("model", model));

    private Ratio Measure(string kind, double limit, Action ours, Action byHand)
    {
        Array.Clear(_ours);
        Array.Clear(_theirs);
        var (quotient, spread) = Measurement.Compare(ours, byHand, _pairs, _warmUp);
        if (!_ours.SequenceEqual(_theirs)) throw new InvalidOperationException($"P1.{kind}: the form by hand differs.");
        return new Ratio
        {
            Id = $"P1.{kind}",
            Name = $"rate a total, {kind} / the form by hand",
            Value = quotient,
            Limit = limit,
            Better = "lower",
            Unit = "ratio",
            Hard = false,
            Spread = spread,
        };
    }

    private void Each<TByHand>(TByHand byHand)
        where TByHand : struct, IByHand
    {
        for (var i = 0; i < _quantities.Length; i++) _theirs[i] = byHand.Rate(_quantities[i]);
    }
}
