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

    private static readonly decimal[] Bounds = [1_000m, 10_000m, 50_000m, 100_000m, 150_000m];
    private static readonly decimal[] Prices = [0.01m, 0.009m, 0.008m, 0.007m, 0.006m, 0.005m];
    private static readonly decimal[] Fees = [0m, 5m, 10m, 15m, 20m, 25m];
    private static readonly decimal[] Sizes = [100m, 100m, 500m, 500m, 1_000m, 1_000m];

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
        yield return Row("flat", Reported, Price.Flat(15m), _ => ByHandPrices.Flat(15m));
        yield return Row("per_unit", Plain, Price.PerUnit(0.0005m), q => ByHandPrices.PerUnit(q, 0.0005m));
        yield return Row(
            "package", Plain, Price.Package(1_000m, 5m, 100m), q => ByHandPrices.Package(q, 1_000m, 5m, 100m));
        yield return Row(
            "graduated", Tiered, new GraduatedPrice { Tiers = Tiers(i => (Prices[i], Fees[i], null)) },
            q => ByHandPrices.GraduatedWithFees(q, Bounds, Prices, Fees));
        yield return Row(
            "tier_packages", Tiered, new GraduatedPrice { Tiers = Tiers(i => (Prices[i], 0m, Sizes[i])) },
            q => ByHandPrices.GraduatedInPackages(q, Bounds, Prices, Sizes));
        yield return Row(
            "volume", Tiered, new VolumePrice { Tiers = Tiers(i => (Prices[i], Fees[i], null)) },
            q => ByHandPrices.Volume(q, Bounds, Prices, Fees));
        yield return Row(
            "stairstep", Tiered, new StairstepPrice { Tiers = Tiers(i => (0m, Fees[i], null)) },
            q => ByHandPrices.Stairstep(q, Bounds, Fees));
        yield return Row(
            "percentage", Plain,
            new PercentagePrice
            {
                RatePercent = 2.9m,
                FixedAmountPerRecord = 0.30m,
                FreeAmount = 100m,
                RecordMinimum = 0.50m,
                RecordMaximum = 5_000m,
            },
            q => ByHandPrices.Percentage(q, 2.9m, 0.30m, 100m, 0.50m, 5_000m));
        yield return Row(
            "graduated_percentage", Tiered,
            new GraduatedPercentagePrice { Tiers = Enumerable.Range(0, Prices.Length).Select(PercentTier).ToValueArray() },
            q => ByHandPrices.GraduatedWithFees(q, Bounds, Prices, Fees));
        yield return Row("dynamic", Plain, Price.Dynamic(1.2m), q => ByHandPrices.PerUnit(q, 1.2m));
        yield return ("P1.matrix", Matrix);
    }

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

    private (string Id, Func<Ratio> Measure) Row(string kind, double limit, Price price, Func<decimal, decimal> byHand)
    {
        var compiled = RatingEngine.Compile(price);
        return ($"P1.{kind}", () => Measure(kind, limit, compiled.Total, byHand));
    }

    private Ratio Matrix()
    {
        string[] regions = ["eu", "us", "jp", "in"];
        string[] models = ["small", "medium", "large"];
        var prices = new Dictionary<(string Region, string Model), decimal>();
        var cells = new List<MatrixCell>();
        foreach (var region in regions)
        {
            foreach (var model in models)
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
        UsageItem[] items = [.. cells.Select(cell => new UsageItem(1m, dimensions: cell.Match))];
        var usage = cells.Select(cell => new Use(cell.Match["region"], cell.Match["model"])).ToArray();
        var at = 0;
        return Measure(
            "matrix",
            Plain,
            quantity =>
            {
                at = (at + 1) % items.Length;
                var item = new UsageItem(quantity, dimensions: items[at].Dimensions);
                return matrix.Total(new ReadOnlySpan<UsageItem>(in item));
            },
            quantity =>
            {
                at = (at + 1) % items.Length;
                return quantity * prices[(usage[at].Region, usage[at].Model)];
            },
            () => at = 0);
    }

    private static ValueMap Values(string region, string model) =>
        ValueMap.Of(KeyValuePair.Create("region", region), KeyValuePair.Create("model", model));

    // Both sides are called through a delegate, which costs both the same.
    private Ratio Measure(
        string kind,
        double limit,
        Func<decimal, decimal> ours,
        Func<decimal, decimal> theirs,
        Action? reset = null)
    {
        var (quotient, spread) = Measurement.Compare(
            () => Each(_ours, ours, reset), () => Each(_theirs, theirs, reset), _pairs, _warmUp);
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

    private void Each(decimal[] results, Func<decimal, decimal> rate, Action? reset)
    {
        reset?.Invoke();
        for (var i = 0; i < _quantities.Length; i++) results[i] = rate(_quantities[i]);
    }

    private readonly record struct Use(string Region, string Model);
}
