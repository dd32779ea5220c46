using Monetize.Collections;
using Monetize.Metering;
using Monetize.Rating;

namespace Monetize.Tests.Rating;

/// <summary>Rating is a hot path: not a byte is allocated, whatever the kind of price.</summary>
public sealed class AllocationTests
{
    private const int Count = 10_000;

    public static TheoryData<string> Kinds { get; } = [.. Prices().Select(entry => entry.Kind)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Total_OfAQuantity_AllocatesNothing(string kind)
    {
        var price = Compile(kind);

        Bytes(() =>
        {
            for (var i = 0; i < Count; i++) price.Total(i * 17m);
        }).Should().Be(0);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Rate_IntoASpan_AllocatesNothing(string kind)
    {
        var price = Compile(kind);
        var parts = new RatedPart[price.MaxParts + 1];

        Bytes(() =>
        {
            for (var i = 0; i < Count; i++) price.Rate(i * 17m, parts, out _);
        }).Should().Be(0);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Total_OfItems_AllocatesNothing(string kind)
    {
        var price = Compile(kind);
        UsageItem[] items = [new(10m, dimensions: Region("eu")), new(5m, dimensions: Region("us")), new(1.5m)];

        Bytes(() =>
        {
            for (var i = 0; i < Count; i++) price.Total(items);
        }).Should().Be(0);
    }

    [Fact]
    public void Total_OfTheKnownWorkload_AddsUpToTheKnownSum()
    {
        var price = RatingEngine.Compile(
            Price.Graduated(Tier.UpTo(10_000m, 0.01m), Tier.UpTo(100_000m, 0.008m), Tier.Beyond(0.005m)));
        var sum = 0m;
        uint state = 12345;
        for (var i = 0; i < 100_000; i++)
        {
            state = unchecked((state * 1103515245) + 12345) & 0x7fffffff;
            sum += price.Total((state % 250_000) + 1);
        }

        sum.Should().Be(88_643_472.896m);
    }

    private static long Bytes(Action work)
    {
        work();
        var before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static CompiledPrice Compile(string kind) =>
        RatingEngine.Compile(Prices().Single(entry => entry.Kind == kind).Price);

    private static IEnumerable<(string Kind, Price Price)> Prices()
    {
        yield return ("flat", Price.Flat(15m));
        yield return ("per unit", Price.PerUnit(0.0005m));
        yield return ("package", Price.Package(1_000m, 5m, 100m));
        yield return ("graduated", Price.Graduated(Tier.UpTo(100m, 1m, 5m), Tier.Beyond(0.5m)));
        yield return ("graduated in packages", Price.Graduated(
            Tier.UpTo(100m, 1m) with { PackageSize = 10m }, Tier.Beyond(0.5m) with { AmountCap = 1_000m }));
        yield return ("graduated by decimals", Price.Graduated(
            Tier.UpTo(100m, 1.0000000000000000000001m), Tier.Beyond(0.5m)));
        yield return ("volume", Price.Volume(Tier.UpTo(100m, 1m, 5m), Tier.Beyond(0.995m)));
        yield return ("stairstep", Price.Stairstep(Tier.UpTo(100m, 0m, 5m), Tier.Beyond(0m, 9m)));
        yield return ("percentage", Price.Percentage(2.9m) with { FreeAmount = 30m, RecordMinimum = 1m });
        yield return ("graduated percentage", Price.GraduatedPercentage(
            PercentageTier.UpTo(100m, 1m), PercentageTier.Beyond(2m, 3m)));
        yield return ("dynamic", Price.Dynamic(1.2m));
        yield return ("matrix", new MatrixPrice
        {
            Dimensions = ["region"],
            Cells =
            [
                new MatrixCell { Match = Region("eu"), Price = Price.PerUnit(0.02m) },
                new MatrixCell { Match = Region("us"), Price = Price.PerUnit(0.01m) },
            ],
            Otherwise = Price.PerUnit(0.03m),
        });
    }

    private static ValueMap Region(string region) => default(ValueMap).With("region", region);
}
