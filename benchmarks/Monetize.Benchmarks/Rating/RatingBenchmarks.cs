using BenchmarkDotNet.Attributes;
using Monetize.Benchmarks.References;
using Monetize.Rating;

namespace Monetize.Benchmarks.Rating;

/// <summary>Nanoseconds and bytes a rating, beside the loop by hand.</summary>
[MemoryDiagnoser]
public class RatingBenchmarks
{
    private readonly decimal[] _quantities = [.. RatingWorkload.Quantities().Take(4096)];
    private readonly RatedPart[] _parts = new RatedPart[100];
    private CompiledPrice _price = null!;
    private HandWrittenLoop _loop = null!;
    private List<NaiveTier> _tiers = null!;

    [Params(3, 10, 100)]
    public int Tiers { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _tiers = Tiers == 3 ? RatingWorkload.ThreeTiers() : RatingWorkload.Tiers(Tiers);
        _price = RatingEngine.Compile(RatingWorkload.Price(_tiers));
        _loop = new HandWrittenLoop(_tiers);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = 4096)]
    public decimal HandWritten() => Sum(_loop.Total);

    [Benchmark(OperationsPerInvoke = 4096)]
    public decimal Compiled() => Sum(_price.Total);

    [Benchmark(OperationsPerInvoke = 4096)]
    public decimal CompiledLines() => Sum(quantity =>
    {
        _price.Rate(quantity, _parts, out var total);
        return total;
    });

    [Benchmark(OperationsPerInvoke = 4096)]
    public decimal Linq() => Sum(quantity => NaiveLinq.Total(_tiers, quantity));

    private decimal Sum(Func<decimal, decimal> rate)
    {
        var last = 0m;
        foreach (var quantity in _quantities) last = rate(quantity);
        return last;
    }
}
