using Monetize.Catalogs;
using Monetize.Collections;
using Monetize.Metering;
using Monetize.Rating;
using Monetize.TestSupport;

namespace Monetize.Tests.Rating;

/// <summary>The stories of lines whose price reads records or cells, of what goes around a price, and of bounds.</summary>
public sealed class EveryKindExplanationTests
{
    private static readonly Meter Calls = Meter.Sum("calls", Unit.Call).WithDimensions("region", "model");

    [Fact]
    public void ToString_EachKindOfPriceAndBound_IsTheReviewedText() =>
        Snapshot.Match(string.Join("\n\n", Lines().Select(line => line.Explain())), "explanations-of-every-kind");

    [Fact]
    public void ToString_EachKindOfPriceAndBound_FitsInto80Columns() =>
        Lines().SelectMany(line => line.Explain().ToString().Split('\n'))
            .Should().OnlyContain(row => row.Length <= 80);

    private static IEnumerable<RatedLine> Lines()
    {
        Price tiers = Price.Graduated(Tier.UpTo(10m, 2m, 1m), Tier.Beyond(1m));
        yield return Rate(Of(Price.Stairstep(Tier.UpTo(10m, 0m, 20m), Tier.Beyond(0m, 50m))), new UsageItem(12m));
        yield return Rate(
            Of(Price.Percentage(2.9m) with
            {
                FreeRecords = 1,
                FixedAmountPerRecord = 0.3m,
                RecordMinimum = 0.5m,
                RecordMaximum = 12m,
            }),
            new UsageItem(100m), new UsageItem(1m), new UsageItem(10_000m));
        yield return Rate(
            Of(Price.GraduatedPercentage(PercentageTier.UpTo(1_000m, 2m, 5m), PercentageTier.Beyond(1.5m))),
            new UsageItem(2_500m));
        yield return Rate(Of(Price.Dynamic(1.2m)), new UsageItem(0m, 10m), new UsageItem(0m, 2.505m));
        yield return Rate(Of(Matrix()), In(12m, "eu", "a"), In(4m, "us", "a"), In(1m, "jp", "a"));
        yield return Rate(
            Of(tiers) with { Bucket = UsageBucket.Day },
            new UsageItem(12m, label: "2026-11-01"), new UsageItem(3m, label: "2026-11-02"));
        yield return Rate(Of(tiers) with { Bucket = UsageBucket.Hour }, new UsageItem(12m, label: "2026-11-01 13:00"));
        yield return Rate(
            Of(tiers) with
            {
                Included = 2m,
                Transform = new QuantityTransform { Factor = 1_000m, Rounding = RoundingMode.Up },
            },
            new UsageItem(13_499m));
        yield return Rate(
            Of(tiers) with
            {
                Transform = new QuantityTransform { Factor = 3m, Rounding = RoundingMode.HalfEven, Digits = 2 },
            },
            new UsageItem(10m));
        yield return Rate(Of(tiers) with { MinimumQuantity = 5m }, new UsageItem(3m));
        yield return Rate(
            Of(Price.Graduated(
                Tier.UpTo(25m, 5m) with { PackageSize = 10m }, Tier.Beyond(2m) with { AmountCap = 7m })),
            new UsageItem(40m));
        var mirrored = new PlanSemantics { NegativeQuantity = NegativeQuantity.Mirrored };
        yield return Rate(Plans(Of(tiers)) with { Semantics = mirrored }, new UsageItem(-12m))[0];
        yield return Rate(Plans(Of(tiers) with { Minimum = 50m }), new UsageItem(12m))[1];
        yield return Rate(Plans(Of(tiers) with { Maximum = 20m }), new UsageItem(12m))[1];
        yield return Rate(Plans(Of(tiers)) with { Minimum = 30m }, new UsageItem(12m))[1];
        yield return Rate(Plans(Of(tiers)) with { Maximum = 9.5m }, new UsageItem(12m))[1];
    }

    private static MatrixPrice Matrix() => new()
    {
        Dimensions = ["region", "model"],
        Cells =
        [
            Cell(Price.Graduated(Tier.UpTo(10m, 2m), Tier.Beyond(1m)), "eu"),
            Cell(Price.PerUnit(0.5m), "us"),
        ],
        Otherwise = Price.Flat(9m),
    };

    private static MatrixCell Cell(Price price, string region) =>
        new() { Match = Values(region, "a"), Price = price };

    private static UsageItem In(decimal quantity, string region, string model) =>
        new(quantity, dimensions: Values(region, model));

    private static ValueMap Values(string region, string model) =>
        default(ValueMap).With("region", region).With("model", model);

    private static UsageCharge Of(Price price) => new() { Meter = Calls, Price = price };

    private static Plan Plans(Charge charge) =>
        new() { Key = "any", Currency = Currency.Usd, Period = Every.Month, Charges = [charge] };

    private static RatedLine Rate(UsageCharge charge, params UsageItem[] items) => Rate(Plans(charge), items)[0];

    private static ValueArray<RatedLine> Rate(Plan plan, params UsageItem[] items)
    {
        var usage = new PlanUsage();
        foreach (var item in items) usage.Add("calls", item);
        return RatingEngine.Compile(plan).Rate(usage).Lines;
    }
}
