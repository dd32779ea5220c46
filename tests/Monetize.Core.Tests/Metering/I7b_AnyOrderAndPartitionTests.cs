using System.Numerics;
using Monetize.Collections;
using Monetize.Metering;
using Monetize.Testing;
using Monetize.Tests.Generators;
using Monetize.Tests.Monetary;
using Monetize.Tests.Oracles;

namespace Monetize.Tests.Metering;

/// <summary>
/// I7b: whatever the order of records and however they are cut into batches, each aggregation gives one quantity: that
/// of its definition.
/// </summary>
public sealed class I7b_AnyOrderAndPartitionTests
{
    private const string Dimension = "model";

    private static readonly Period Period = ChargeCase.November;

    public static TheoryData<Aggregation> Aggregations => [.. Enum.GetValues<Aggregation>()];

    [Theory]
    [MemberData(nameof(Aggregations))]
    public void Quantity_AnyOrder_IsTheDefinition(Aggregation aggregation) => Seeds.All(FigureRange.Everyday, some =>
    {
        var meter = MeterOf(aggregation);
        var records = some.Records(meter, Period);
        var carried = some.Seed % 2 == 0 ? 0m : 7.5m;
        var expected = Definition(meter, records, carried);
        return expected.Is(UsageAggregation.Quantity(meter, records, Period, carried))
            && expected.Is(UsageAggregation.Quantity(meter, Seeds.Shuffled(some.Seed, records), Period, carried));
    });

    [Theory]
    [MemberData(nameof(Aggregations))]
    public void Collector_AnyOrderInAnyBatches_HasTheQuantityOfTheWhole(Aggregation aggregation) =>
        Seeds.All(FigureRange.Everyday, some =>
        {
            var meter = MeterOf(aggregation);
            var records = some.Records(meter, Period);
            var carried = some.Seed % 2 == 0 ? 0m : 7.5m;
            var collector = new UsageCollector(meter, Period, UsageReading.Quantity, bucket: null, carried);
            foreach (var batch in Seeds.Shuffled(some.Seed, records).Chunk(1 + (int)(some.Seed % 5)))
            {
                foreach (var record in batch) collector.Add(record);
                _ = collector.Items();
            }

            return collector.Items().Single().Quantity == UsageAggregation.Quantity(meter, records, Period, carried);
        });

    /// <summary>What batches come to by themselves makes the whole, where an aggregation allows that.</summary>
    [Theory]
    [InlineData(Aggregation.Sum)]
    [InlineData(Aggregation.Count)]
    [InlineData(Aggregation.Max)]
    public void Quantity_OfBatches_CombinesToTheWhole(Aggregation aggregation) =>
        Seeds.All(FigureRange.Everyday, some =>
        {
            var meter = MeterOf(aggregation);
            var records = some.Records(meter, Period);
            var batches = Seeds.Shuffled(some.Seed, records).Chunk(1 + (int)(some.Seed % 5))
                .Select(batch => UsageAggregation.Quantity(meter, batch, Period)).ToList();
            var combined = aggregation == Aggregation.Max ? batches.DefaultIfEmpty(0m).Max() : batches.Sum();
            return combined == UsageAggregation.Quantity(meter, records, Period);
        });

    [Theory]
    [MemberData(nameof(Aggregations))]
    public void ByDimensions_AnyOrder_IsTheQuantityOfEachCombination(Aggregation aggregation) =>
        Seeds.All(FigureRange.Everyday, some =>
        {
            var meter = MeterOf(aggregation);
            var records = some.Records(meter, Period);
            string[] dimensions = some.Seed % 2 == 0 ? ["region"] : ["region", "model"];
            var cells = UsageAggregation.ByDimensions(
                meter, Seeds.Shuffled(some.Seed, records), Period, dimensions);
            var expected = records
                .GroupBy(record => ValueMap.Of(record.Dimensions.Where(entry => dimensions.Contains(entry.Key))))
                .ToDictionary(group => group.Key, group => Definition(meter, [.. group], 0m));
            return cells.Count == expected.Count && cells.All(cell => expected[cell.Key].Is(cell.Value));
        });

    private static Meter MeterOf(Aggregation aggregation) => new()
    {
        Key = "m",
        Unit = Unit.Call,
        Aggregation = aggregation,
        Dimensions = ["region", Dimension],
        CountedDimension = aggregation == Aggregation.UniqueCount ? Dimension : null,
    };

    private static BigDecimal Definition(Meter meter, ValueArray<UsageRecord> records, decimal carried) =>
        meter.Aggregation switch
        {
            Aggregation.Sum => NaivePrice.Sum(records.Select(record => (BigDecimal)record.Quantity)),
            Aggregation.Count => (decimal)records.Count,
            Aggregation.Max => records.Select(record => record.Quantity).DefaultIfEmpty(0m).Max(),
            Aggregation.Last => records
                .OrderBy(record => record.Time.UtcTicks)
                .ThenBy(record => record.Key.Value, StringComparer.Ordinal)
                .LastOrDefault()?.Quantity ?? 0m,
            Aggregation.UniqueCount => (decimal)records
                .Where(record => record.Dimensions.ContainsKey(Dimension))
                .Select(record => record.Dimensions[Dimension]).Distinct().Count(),
            Aggregation.WeightedSum => AverageLevel(records, carried),
            _ => throw new ArgumentOutOfRangeException(nameof(meter), meter, "No definition."),
        };

    /// <summary>Level times ticks from change to change, over the ticks of the period, at 12 decimals.</summary>
    private static BigDecimal AverageLevel(ValueArray<UsageRecord> records, decimal carried)
    {
        BigDecimal level = carried;
        BigDecimal area = 0m;
        var at = Period.From.UtcTicks;
        foreach (var record in records.OrderBy(record => record.Time.UtcTicks))
        {
            area += level * new BigDecimal(record.Time.UtcTicks - at, 0);
            level += record.Quantity;
            at = record.Time.UtcTicks;
        }

        area += level * new BigDecimal(Period.ToExclusive.UtcTicks - at, 0);
        var divisor = Period.Ticks * BigInteger.Pow(10, area.Scale);
        var twelve = area.Mantissa * BigInteger.Pow(10, 12);
        var (whole, rest) = BigInteger.DivRem(BigInteger.Abs(twelve), divisor);
        return new BigDecimal(twelve.Sign * (rest * 2 >= divisor ? whole + 1 : whole), 12);
    }
}
