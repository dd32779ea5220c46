using Monetize.Benchmarks.Rating;
using Monetize.Benchmarks.References;
using Monetize.Collections;
using Monetize.Rating;

namespace Monetize.Benchmarks.Ratios;

/// <summary>P1 to P6: what the compiled price costs beside the loop that one would write by hand.</summary>
public sealed class RatingRatios
{
    private readonly int _pairs;
    private readonly TimeSpan _warmUp;
    private readonly decimal[] _quantities = RatingWorkload.Quantities();
    private readonly decimal[] _ours = new decimal[RatingWorkload.Count];
    private readonly decimal[] _theirs = new decimal[RatingWorkload.Count];

    public RatingRatios(bool quick)
    {
        _pairs = quick ? 15 : 41;
        _warmUp = TimeSpan.FromSeconds(quick ? 0.7 : 2);
    }

    public IEnumerable<(string Id, Func<Ratio> Measure)> Rows()
    {
        yield return ("P1", () => Total("P1", "rate a total, 3 tiers / hand-written loop", RatingWorkload.ThreeTiers(), 0.25));
        yield return ("P2", () => Total("P2", "rate a total, 100 tiers / hand-written loop", RatingWorkload.Tiers(100), 0.05));
        yield return ("P2.growth", Growth);
        yield return ("P3", NaiveLinqOverOurs);
        yield return ("P3.foreach", NaiveForeachOverOurs);
        yield return ("P4", Lines);
        yield return ("P5", () => Bytes("P5", "bytes allocated by a total", static (price, quantity, _) => price.Total(quantity)));
        yield return ("P5.lines", () => Bytes("P5.lines", "bytes allocated by a breakdown", static (price, quantity, parts) =>
        {
            price.Rate(quantity, parts, out var total);
            return total;
        }));
        yield return ("P6", Fallback);
    }

    private Ratio Total(string id, string name, List<NaiveTier> tiers, double limit)
    {
        var ours = RatingEngine.Compile(RatingWorkload.Price(tiers));
        var theirs = new HandWrittenLoop(tiers);
        return Timed(id, name, limit, "lower", Each(_ours, new Compiled(ours)), Each(_theirs, new ByHand(theirs)));
    }

    private Ratio Growth()
    {
        var few = RatingEngine.Compile(RatingWorkload.Price(RatingWorkload.ThreeTiers()));
        var many = RatingEngine.Compile(RatingWorkload.Price(RatingWorkload.Tiers(100)));
        var (quotient, spread) = Measurement.Compare(Each(_ours, new Compiled(many)), Each(_theirs, new Compiled(few)), _pairs, _warmUp);
        return Row("P2.growth", "rate a total, 100 tiers / 3 tiers", quotient, 3, "lower", spread);
    }

    private Ratio NaiveLinqOverOurs()
    {
        var tiers = RatingWorkload.ThreeTiers();
        var ours = RatingEngine.Compile(RatingWorkload.Price(tiers));
        return Timed("P3", "naive LINQ / rate a total, 3 tiers", 10, "higher",
            Each(_theirs, new Linq(tiers)), Each(_ours, new Compiled(ours)));
    }

    private Ratio NaiveForeachOverOurs()
    {
        var tiers = RatingWorkload.ThreeTiers();
        var ours = RatingEngine.Compile(RatingWorkload.Price(tiers));
        return Timed("P3.foreach", "naive foreach / rate a total, 3 tiers", 5, "higher",
            Each(_theirs, new Foreach(tiers)), Each(_ours, new Compiled(ours)));
    }

    private Ratio Lines()
    {
        var tiers = RatingWorkload.ThreeTiers();
        var ours = RatingEngine.Compile(RatingWorkload.Price(tiers));
        var theirs = new HandWrittenLoop(tiers);
        var parts = new RatedPart[3];
        var ratio = Row("P4", "rate lines and a rounded total, 3 tiers / the same by hand", 0, 1.3, "lower", 0);
        var (quotient, spread) = Measurement.Compare(
            Each(_ours, new CompiledLines(ours, parts)),
            Each(_theirs, new LinesByHand(theirs, parts)),
            _pairs,
            _warmUp);
        RequireSame("P4");
        return ratio with { Value = quotient, Spread = spread };
    }

    private Ratio Bytes(string id, string name, Func<CompiledPrice, decimal, RatedPart[], decimal> rate)
    {
        CompiledPrice[] prices =
        [
            .. Prices().Select(RatingEngine.Compile),
        ];
        var parts = new RatedPart[100];
        foreach (var price in prices) rate(price, 1m, parts);
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var price in prices)
        {
            foreach (var quantity in _quantities) rate(price, quantity, parts);
        }

        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        return new Ratio
        {
            Id = id,
            Name = name + ", every kind of price",
            Value = bytes,
            Limit = 0,
            Better = "lower",
            Unit = "bytes",
            Hard = true,
            Spread = 0,
        };
    }

    private Ratio Fallback()
    {
        // Twenty-two decimals need more than 63 bits, so that the integers must pass and decimals still are exact.
        List<NaiveTier> tiers =
        [
            new NaiveTier(10_000m, 0.0100000000000000000001m),
            new NaiveTier(100_000m, 0.0080000000000000000001m),
            new NaiveTier(null, 0.0050000000000000000001m),
        ];
        var ours = RatingEngine.Compile(RatingWorkload.Price(tiers));
        var theirs = new HandWrittenLoop(tiers);
        var (quotient, spread) = Measurement.Compare(
            Each(_ours, new Compiled(ours)), Each(_theirs, new ByHand(theirs)), _pairs, _warmUp);
        RequireSame("P6");
        return Row("P6", "rate by the fallback, 3 tiers / hand-written loop", quotient, 0.6, "lower", spread);
    }

    private static IEnumerable<Price> Prices() =>
    [
        Price.Flat(15m),
        Price.PerUnit(0.0005m),
        Price.Package(1_000m, 5m, 100m),
        RatingWorkload.Price(RatingWorkload.ThreeTiers()),
        RatingWorkload.Price(RatingWorkload.Tiers(100)),
        Price.Volume(Tier.UpTo(10_000m, 0.01m), Tier.UpTo(100_000m, 0.008m, 5m), Tier.Beyond(0.005m)),
        new GraduatedPrice { Tiers = [new Tier { UnitPrice = 5m, PackageSize = 1_000m, AmountCap = 700m }] },
        new StairstepPrice { Tiers = [new Tier { UpToInclusive = 10_000m, FlatFee = 20m }, new Tier { FlatFee = 50m }] },
        new PercentagePrice { RatePercent = 2.9m, FixedAmountPerRecord = 0.3m, FreeAmount = 100m, RecordMaximum = 99m },
        new GraduatedPercentagePrice
        {
            Tiers =
            [
                new PercentageTier { UpToInclusive = 10_000m, RatePercent = 1.5m },
                new PercentageTier { RatePercent = 1m, FlatFee = 5m },
            ],
        },
        new MatrixPrice
        {
            Dimensions = ["region"],
            Cells = [new MatrixCell { Match = ValueMap.Of(KeyValuePair.Create("region", "eu")), Price = Price.Flat(1m) }],
            Otherwise = Price.PerUnit(0.03m),
        },
        Price.Dynamic(1.2m),
    ];

    private Ratio Timed(string id, string name, double limit, string better, Action subject, Action reference)
    {
        var (quotient, spread) = Measurement.Compare(subject, reference, _pairs, _warmUp);
        RequireSame(id);
        return Row(id, name, quotient, limit, better, spread);
    }

    private static Ratio Row(string id, string name, double value, double limit, string better, double spread) => new()
    {
        Id = id,
        Name = name,
        Value = value,
        Limit = limit,
        Better = better,
        Unit = "ratio",
        Hard = false,
        Spread = spread,
    };

    // Results are stored while the clock runs and compared after it stopped. A struct is called without a delegate.
    private Action Each<TRating>(decimal[] results, TRating rating)
        where TRating : struct, IRating => () =>
    {
        for (var i = 0; i < _quantities.Length; i++) results[i] = rating.Rate(_quantities[i]);
    };

    private void RequireSame(string id)
    {
        for (var i = 0; i < _ours.Length; i++)
        {
            if (_ours[i] != _theirs[i])
            {
                throw new InvalidOperationException(
                    $"{id}: quantity {_quantities[i]} gives {_ours[i]} and {_theirs[i]} by hand.");
            }
        }
    }

    /// <summary>Every variant must give the known sum before any of them is timed.</summary>
    public static void RequireChecksum()
    {
        var tiers = RatingWorkload.ThreeTiers();
        var loop = new HandWrittenLoop(tiers);
        var ours = RatingEngine.Compile(RatingWorkload.Price(tiers));
        var quantities = RatingWorkload.Quantities();
        var parts = new RatedPart[3];
        Check("compiled price", quantities.Sum(ours.Total));
        Check("breakdown", quantities.Sum(quantity =>
        {
            var count = ours.Rate(quantity, parts, out _);
            return parts.AsSpan(0, count).ToArray().Sum(part => part.Amount);
        }));
        Check("hand-written loop", quantities.Sum(loop.Total));
        Check("naive LINQ", quantities.Sum(quantity => NaiveLinq.Total(tiers, quantity)));
        Check("naive foreach", quantities.Sum(quantity => NaiveForeach.Total(tiers, quantity)));
    }

    private static void Check(string variant, decimal sum)
    {
        if (sum != RatingWorkload.ThreeTierChecksum)
        {
            throw new InvalidOperationException($"{variant} adds up to {sum}, not {RatingWorkload.ThreeTierChecksum}.");
        }
    }

    private interface IRating
    {
        decimal Rate(decimal quantity);
    }

    private readonly record struct Compiled(CompiledPrice Price) : IRating
    {
        public decimal Rate(decimal quantity) => Price.Total(quantity);
    }

    private readonly record struct CompiledLines(CompiledPrice Price, RatedPart[] Parts) : IRating
    {
        public decimal Rate(decimal quantity)
        {
            Price.Rate(quantity, Parts, out var total);
            return Math.Round(total, 2, MidpointRounding.AwayFromZero);
        }
    }

    private readonly record struct ByHand(HandWrittenLoop Loop) : IRating
    {
        public decimal Rate(decimal quantity) => Loop.Total(quantity);
    }

    private readonly record struct LinesByHand(HandWrittenLoop Loop, RatedPart[] Parts) : IRating
    {
        public decimal Rate(decimal quantity)
        {
            Loop.Rate(quantity, Parts, out var total);
            return Math.Round(total, 2, MidpointRounding.AwayFromZero);
        }
    }

    private readonly record struct Linq(List<NaiveTier> Tiers) : IRating
    {
        public decimal Rate(decimal quantity) => NaiveLinq.Total(Tiers, quantity);
    }

    private readonly record struct Foreach(List<NaiveTier> Tiers) : IRating
    {
        public decimal Rate(decimal quantity) => NaiveForeach.Total(Tiers, quantity);
    }
}
