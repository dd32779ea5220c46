using Monetize.Collections;
using Monetize.Metering;

namespace Monetize.Tests.Metering;

public sealed class UsageAggregationTests
{
    private static readonly Period November = Period.UtcMonth(2026, 11);
    private static readonly DateTimeOffset Middle = new(2026, 11, 16, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 5)]
    [InlineData(1, 5)]
    public void Quantity_AroundTheStart_CountsFromIt(long ticks, int expected) =>
        Quantity(Meter.Sum("m", Unit.Call), Record(5m, November.From.AddTicks(ticks))).Should().Be(expected);

    [Theory]
    [InlineData(-1, 5)]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    public void Quantity_AroundTheEnd_DoesNotCountIt(long ticks, int expected) =>
        Quantity(Meter.Sum("m", Unit.Call), Record(5m, November.ToExclusive.AddTicks(ticks))).Should().Be(expected);

    [Fact]
    public void Quantity_InstantOfAnotherOffset_BelongsToTheUtcMonth() =>
        Quantity(
            Meter.Sum("m", Unit.Call),
            Record(1m, new DateTimeOffset(2026, 12, 1, 1, 59, 59, TimeSpan.FromHours(2))),
            Record(2m, new DateTimeOffset(2026, 12, 1, 2, 0, 0, TimeSpan.FromHours(2)))).Should().Be(1m);

    [Fact]
    public void Quantity_RecordsOfAnotherMeter_ArePassedOver() =>
        Quantity(Meter.Sum("m", Unit.Call), Record(5m, Middle) with { Meter = "other" }).Should().Be(0m);

    [Fact]
    public void Quantity_Max_OfNegativesOnly_IsTheLargest() =>
        Quantity(Meter.Max("m", Unit.Call), Record(-5m, Middle), Record(-3m, Middle)).Should().Be(-3m);

    [Fact]
    public void Quantity_NoRecords_IsZeroOrTheCarriedLevel()
    {
        Quantity(Meter.Max("m", Unit.Call)).Should().Be(0m);
        Quantity(Meter.Last("m", Unit.Call)).Should().Be(0m);
        UsageAggregation.Quantity(Meter.WeightedSum("m", Unit.Gigabyte), [], November, carriedLevel: 7m)
            .Should().Be(7m);
    }

    [Fact]
    public void Quantity_LastOfTwoAtOneInstant_IsTheOneWithTheGreaterKey()
    {
        var meter = Meter.Last("m", Unit.Call);
        var a = Record(1m, Middle, "a");
        var b = Record(2m, Middle.ToOffset(TimeSpan.FromHours(5)), "b");

        Quantity(meter, a, b).Should().Be(2m);
        Quantity(meter, b, a).Should().Be(2m);
        Quantity(meter, b, Record(3m, Middle.AddMicroseconds(1), "0")).Should().Be(3m);
    }

    [Fact]
    public void Quantity_WeightedSum_AveragesTheLevelOverThePeriod()
    {
        var meter = Meter.WeightedSum("m", Unit.Gigabyte);

        Quantity(meter, Record(10m, Middle)).Should().Be(5m);
        Quantity(meter, Record(10m, November.From)).Should().Be(10m);
        Quantity(meter, Record(10m, November.From), Record(-10m, Middle)).Should().Be(5m);
        Quantity(meter, Record(1m, November.ToExclusive.AddDays(-10))).Should().Be(0.333333333333m);
        Quantity(meter, Record(2m, November.ToExclusive.AddDays(-10))).Should().Be(0.666666666667m);
        UsageAggregation.Quantity(meter, [Record(-4m, Middle)], November, carriedLevel: 4m).Should().Be(2m);
    }

    [Fact]
    public void Quantity_UniqueCount_CountsValuesOnceAndRecordsWithoutOneNot()
    {
        var meter = Meter.UniqueCount("m", "user");

        Quantity(
            meter,
            Record(1m, Middle, "1") with { Dimensions = default(ValueMap).With("user", "ann") },
            Record(1m, Middle, "2") with { Dimensions = default(ValueMap).With("user", "ann") },
            Record(1m, Middle, "3") with { Dimensions = default(ValueMap).With("user", "Ann") },
            Record(1m, Middle, "4")).Should().Be(2m);
    }

    [Fact]
    public void ByDimensions_SomeDimensions_KeepsThemApartAndAddsTheOthers()
    {
        var meter = Meter.Sum("m", Unit.Call).WithDimensions("region", "model");
        UsageRecord[] records =
        [
            Cell(1m, ("region", "eu"), ("model", "a")),
            Cell(2m, ("region", "eu"), ("model", "b")),
            Cell(4m, ("region", "us"), ("model", "a")),
            Cell(8m, ("model", "a")),
            Cell(16m, ("region", "eu")) with { Meter = "other" },
            Cell(32m, ("region", "eu")) with { Time = November.ToExclusive },
        ];

        var byRegion = UsageAggregation.ByDimensions(meter, records, November, "region");
        var whole = UsageAggregation.ByDimensions(meter, records, November);

        byRegion.Should().HaveCount(3);
        byRegion[default(ValueMap).With("region", "eu")].Should().Be(3m);
        byRegion[default(ValueMap).With("region", "us")].Should().Be(4m);
        byRegion[default].Should().Be(8m);
        whole.Should().ContainSingle().Which.Value.Should().Be(15m);
        UsageAggregation.ByDimensions(meter, records, November, "region", "model").Should().HaveCount(4);
    }

    [Fact]
    public void ByDimensions_NoRecords_IsEmpty() =>
        UsageAggregation.ByDimensions(Meter.Sum("m", Unit.Call), [], November, "region").Should().BeEmpty();

    /// <summary>Europe begins at 4 and falls to 0 in the middle, the USA begins at 0, Japan has no record.</summary>
    [Fact]
    public void ByDimensions_WithCarriedLevels_BeginsEachCellAtItsOwn()
    {
        var (eu, us, jp) = (Region("eu"), Region("us"), Region("jp"));
        UsageRecord[] records = [Cell(-4m, ("region", "eu")), Cell(6m, ("region", "us"))];
        var carried = new Dictionary<ValueMap, decimal> { [eu] = 4m, [jp] = 1m };

        UsageAggregation.ByDimensions(
                Meter.WeightedSum("m", Unit.Gigabyte).WithDimensions("region"), records, November, ["region"], carried)
            .Should().BeEquivalentTo(new Dictionary<ValueMap, decimal> { [eu] = 2m, [us] = 3m, [jp] = 1m });
        UsageAggregation.ByDimensions(
                Meter.Sum("m", Unit.Gigabyte).WithDimensions("region"), records, November, ["region"], carried)
            .Should().BeEquivalentTo(new Dictionary<ValueMap, decimal> { [eu] = -4m, [us] = 6m });
    }

    [Fact]
    public void Quantity_PeriodWithoutLength_ThrowsForAWeightedSum()
    {
        var quantity = () => UsageAggregation.Quantity(
            Meter.WeightedSum("m", Unit.Gigabyte), [], new Period(Middle, Middle));

        quantity.Should().Throw<ArgumentException>();
    }

    private static decimal Quantity(Meter meter, params UsageRecord[] records) =>
        UsageAggregation.Quantity(meter, records, November);

    private static ValueMap Region(string value) => default(ValueMap).With("region", value);

    private static UsageRecord Cell(decimal quantity, params (string Key, string Value)[] dimensions) =>
        Record(quantity, Middle) with
        {
            Dimensions = ValueMap.Of(dimensions.Select(entry => KeyValuePair.Create(entry.Key, entry.Value))),
        };

    private static UsageRecord Record(decimal quantity, DateTimeOffset time, string key = "key") => new()
    {
        Key = IdempotencyKey.Of(key),
        Customer = CustomerId.Of("customer"),
        Meter = "m",
        Quantity = quantity,
        Time = time,
    };
}
