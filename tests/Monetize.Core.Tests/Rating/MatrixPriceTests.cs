using Monetize.Collections;
using Monetize.Errors;
using Monetize.Metering;
using Monetize.Rating;

namespace Monetize.Tests.Rating;

public sealed class MatrixPriceTests
{
    private static readonly MatrixPrice Regions = new()
    {
        Dimensions = ["region"],
        Cells =
        [
            Cell(Price.PerUnit(0.02m), ("region", "eu")),
            Cell(Price.Graduated(Tier.UpTo(5m, 0.01m), Tier.Beyond(0.005m)), ("region", "us")),
        ],
        Otherwise = Price.PerUnit(0.03m),
    };

    [Fact]
    public void Total_CellsAndOthers_EachByItsOwnQuantity()
    {
        var price = RatingEngine.Compile(Regions);

        price.Total([In(10m, "eu"), In(5m, "us"), In(1m, "jp")]).Should().Be(0.28m);
        price.Total([In(3m, "us"), In(3m, "us")]).Should().Be(0.055m);
        price.Total([new UsageItem(1m)]).Should().Be(0.03m);
        price.Total([In(0m, "eu")]).Should().Be(0m);
        price.Total([]).Should().Be(0m);
        price.Total(2m).Should().Be(0.06m);
        price.Total(0m).Should().Be(0m);
    }

    [Fact]
    public void Total_ItemsOfACellThatCancel_LeaveTheCellItsLaterOnes() =>
        RatingEngine.Compile(Regions)
            .Total([In(5m, "eu"), In(-5m, "eu"), In(3m, "eu"), In(-3m, "eu"), In(2m, "eu")]).Should().Be(0.04m);

    [Theory]
    [InlineData(4, "0.04")]
    [InlineData(5, "0.05")]
    [InlineData(6, "0.055")]
    public void Total_AroundABoundOfACell_IsThatOfItsPrice(int quantity, string expected) =>
        RatingEngine.Compile(Regions).Total([In(quantity, "us")]).Should().Be(Figures.Read(expected));

    [Fact]
    public void Rate_Cells_FollowOneAnotherInTheOrderOfTheMatrixWithTheirNames()
    {
        var parts = RatingEngine.Compile(Regions)
            .Rate([In(1m, "jp"), In(6m, "us"), In(10m, "eu"), In(2m, "eu")], out var total);

        total.Should().Be(0.325m);
        parts.Should().Equal(
            new RatedPart(0m, 12m, 12m, 0.02m, 0m, 0.24m, "region=eu"),
            new RatedPart(12m, 17m, 5m, 0.01m, 0m, 0.05m, "region=us"),
            new RatedPart(17m, 18m, 1m, 0.005m, 0m, 0.005m, "region=us"),
            new RatedPart(18m, 19m, 1m, 0.03m, 0m, 0.03m, "otherwise"));
    }

    [Fact]
    public void Rate_OneQuantity_IsUsageWithoutDimensions()
    {
        var price = RatingEngine.Compile(Regions);
        var parts = new RatedPart[price.MaxParts];

        price.Rate(2m, parts, out _).Should().Be(1);
        parts[0].Should().Be(new RatedPart(0m, 2m, 2m, 0.03m, 0m, 0.06m, "otherwise"));
        price.Rate(0m, parts, out _).Should().Be(1);
        parts[0].Should().Be(new RatedPart(0m, 0m, 0m, 0m, 0m, 0m));
        price.Rate([], out _).Should().Equal(new RatedPart(0m, 0m, 0m, 0m, 0m, 0m));
    }

    [Fact]
    public void Total_FlatCell_IsOwedOnceAndOnlyWithUsage()
    {
        var price = RatingEngine.Compile(Regions with { Cells = [Cell(Price.Flat(7m), ("region", "eu"))] });

        price.Total([In(5m, "eu"), In(-5m, "eu")]).Should().Be(0m, "as without any, whoever added them up before");
        price.Rate([In(5m, "eu"), In(-5m, "eu")], out _).Should().Equal(new RatedPart(0m, 0m, 0m, 0m, 0m, 0m));
        price.Total([In(1m, "eu"), In(5m, "eu")]).Should().Be(7m);
        price.Total([In(1m, "us")]).Should().Be(0.03m);
    }

    [Fact]
    public void Total_TwoDimensions_NeedsBothValues()
    {
        var price = RatingEngine.Compile(new MatrixPrice
        {
            Dimensions = ["region", "model"],
            Cells =
            [
                Cell(Price.PerUnit(1m), ("region", "eu"), ("model", "a")),
                Cell(Price.PerUnit(2m), ("region", "eu"), ("model", "b")),
                Cell(Price.PerUnit(4m), ("region", "us"), ("model", "a")),
            ],
            Otherwise = Price.PerUnit(8m),
        });

        price.Total([With(1m, ("region", "eu"), ("model", "a"))]).Should().Be(1m);
        price.Total([With(1m, ("region", "eu"), ("model", "b"), ("tier", "x"))]).Should().Be(2m);
        price.Total([With(1m, ("region", "us"), ("model", "a"))]).Should().Be(4m);
        price.Total([With(1m, ("region", "us"), ("model", "b"))]).Should().Be(8m);
        price.Total([With(1m, ("region", "eu"))]).Should().Be(8m);
        price.Total([With(1m, ("model", "a"))]).Should().Be(8m);
    }

    [Fact]
    public void Total_UsageThatNoCellNames_IsRefusedWithoutOtherwise()
    {
        var price = RatingEngine.Compile(Regions with { Otherwise = null });
        var total = () => price.Total([In(1m, "jp")]);
        var rate = () => price.Rate([In(1m, "jp")], out _);

        total.Should().Throw<RatingException>().Which.Code.Should().Be(ErrorCodes.UnpricedCell);
        rate.Should().Throw<RatingException>();
        price.Total([In(0m, "jp")]).Should().Be(0m);
        price.Total([In(1m, "eu")]).Should().Be(0.02m);
    }

    [Fact]
    public void Total_NegativeCell_IsRefused()
    {
        var total = () => RatingEngine.Compile(Regions).Total([In(-1m, "eu")]);
        var single = () => RatingEngine.Compile(Regions).Total(-1m);

        total.Should().Throw<RatingException>().Which.Code.Should().Be(ErrorCodes.QuantityBelowZero);
        single.Should().Throw<RatingException>();
        RatingEngine.Compile(Regions).Total([In(-1m, "eu"), In(1m, "eu")]).Should().Be(0m);
    }

    [Fact]
    public void Total_UsageWithoutDimensions_NeedsOtherwiseOnlyWhereThereIsSome()
    {
        var strict = RatingEngine.Compile(Regions with { Otherwise = null });
        var negative = () => strict.Total(-1m);
        var noRoom = () => strict.Rate(0m, [], out _);

        strict.Total(0m).Should().Be(0m);
        RatingEngine.Compile(Regions with { Otherwise = Price.Flat(7m) }).Total(0m).Should().Be(0m);
        negative.Should().Throw<RatingException>().Which.Code.Should().Be(ErrorCodes.QuantityBelowZero);
        noRoom.Should().Throw<ArgumentException>().Which.ParamName.Should().Be("parts");
    }

    [Fact]
    public void Total_ValuesThatDifferInOneCharacterAnywhere_AreToldApart()
    {
        string[] values = [.. Enumerable.Range(0, 8).Select(i => "aaaaaaaa".Remove(i, 1).Insert(i, "b")), "", "a"];
        var price = RatingEngine.Compile(new MatrixPrice
        {
            Dimensions = ["region", "model"],
            Cells = values
                .Select((value, i) => Cell(Price.PerUnit(i + 1m), ("region", value), ("model", "m")))
                .ToValueArray(),
            Otherwise = Price.PerUnit(100m),
        });

        values.Select(value => price.Total([With(1m, ("region", value), ("model", "m"))]))
            .Should().Equal(values.Select((_, i) => i + 1m));
        price.Total([With(1m, ("region", "aaaaaaaa"), ("model", "m"))]).Should().Be(100m);
        price.Total([With(1m, ("region", "a"), ("model", "n"))]).Should().Be(100m);
        price.Total([With(1m, ("place", "x"), ("region", "a"), ("model", "m"), ("area", "y"))]).Should().Be(10m);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(200)]
    public void Total_OneMoreItemOfACell_IsPricedWithTheSumOfTheCell(int count)
    {
        var steps = Price.Graduated(Tier.UpTo(2m, 1m), Tier.Beyond(0.5m));
        var price = RatingEngine.Compile(new MatrixPrice
        {
            Dimensions = ["region"],
            Cells = Enumerable.Range(1, count).Select(i => Cell(steps, ("region", $"r{i}"))).ToValueArray(),
            Otherwise = null,
        });
        UsageItem[] items = [.. Enumerable.Range(1, count).Select(i => In(2m, $"r{i}"))];

        price.Total(items).Should().Be(2m * count);
        price.Total([.. items, In(2m, $"r{count}")]).Should().Be((2m * count) + 1m);
        price.Total([.. items, In(-2m, $"r{count}")]).Should().Be(2m * (count - 1m));
    }

    [Theory]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(1_000)]
    public void Total_ManyCells_AreEachFound(int count)
    {
        var price = RatingEngine.Compile(new MatrixPrice
        {
            Dimensions = ["region"],
            Cells = Enumerable.Range(1, count).Select(i => Cell(Price.PerUnit(i), ("region", $"r{i}"))).ToValueArray(),
            Otherwise = null,
        });
        UsageItem[] items = [.. Enumerable.Range(1, count).Reverse().Select(i => In(2m, $"r{i}"))];

        price.Total(items).Should().Be(count * (count + 1m));
        price.Rate(items, out var total).Should().HaveCount(count);
        total.Should().Be(count * (count + 1m));
        price.Reads.Should().Be(UsageReading.Cells);
    }

    private static MatrixCell Cell(Price price, params (string Key, string Value)[] match) =>
        new() { Match = Values(match), Price = price };

    private static UsageItem In(decimal quantity, string region) => With(quantity, ("region", region));

    private static UsageItem With(decimal quantity, params (string Key, string Value)[] values) =>
        new(quantity, dimensions: Values(values));

    private static ValueMap Values((string Key, string Value)[] values) =>
        ValueMap.Of(values.Select(entry => KeyValuePair.Create(entry.Key, entry.Value)));
}
