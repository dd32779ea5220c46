using Monetize.Catalogs;
using Monetize.Collections;
using Monetize.Metering;
using Monetize.Rating;

namespace Monetize.Tests.Rating;

/// <summary>The stretches of a matrix's parts follow one another, whatever a cell below zero counts as.</summary>
public sealed class MatrixStretchTests
{
    [Theory]
    [InlineData(NegativeQuantity.Zero, "us 0 to 10")]
    [InlineData(NegativeQuantity.Mirrored, "eu 0 to -5", "us -5 to 5")]
    public void Parts_AfterACellBelowZero_FollowOneAnother(NegativeQuantity negative, params string[] stretches)
    {
        var calls = Meter.WeightedSum("calls", Unit.Call).WithDimensions("region");
        var plan = new Plan
        {
            Key = "pro",
            Currency = Currency.Usd,
            Semantics = new PlanSemantics { NegativeQuantity = negative },
            Charges =
            [
                new UsageCharge
                {
                    Meter = calls,
                    Price = new MatrixPrice
                    {
                        Dimensions = ["region"],
                        Cells = [Cell("eu"), Cell("us")],
                        Otherwise = null,
                    },
                },
            ],
        };
        UsageItem[] items = [new(-5m, dimensions: Region("eu")), new(10m, dimensions: Region("us"))];

        var parts = RatingEngine.Compile(plan).FindUsage("calls")!.Rate(items, out _);

        parts.Select(part => FormattableString.Invariant($"{part.Label![7..]} {part.From:0} to {part.To:0}"))
            .Should().Equal(stretches);
    }

    private static MatrixCell Cell(string region) => new() { Match = Region(region), Price = Price.PerUnit(1m) };

    private static ValueMap Region(string region) => ValueMap.Of(KeyValuePair.Create("region", region));
}
