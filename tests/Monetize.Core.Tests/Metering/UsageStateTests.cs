using Monetize.Metering;
using Monetize.Testing;
using Monetize.Tests.Generators;

namespace Monetize.Tests.Metering;

/// <summary>
/// I7b for stores: however records are grouped and in whatever order, their states merge to the same.
/// </summary>
public sealed class UsageStateTests
{
    private static readonly Period November = Period.UtcMonth(2026, 11);

    [Fact]
    public void Merge_AnyGroupingAndOrder_IsTheStateOfAllRecords() => Seeds.All(FigureRange.Any, some =>
    {
        var records = Some(some);
        var merged = Seeds.Shuffled(some.Seed, records)
            .Chunk(1 + (int)(some.Seed % 7))
            .Select(State)
            .Aggregate(default(UsageState), (state, group) => group.Merge(state));
        return merged == State(records);
    });

    [Theory]
    [InlineData(Aggregation.Sum)]
    [InlineData(Aggregation.Count)]
    [InlineData(Aggregation.Max)]
    [InlineData(Aggregation.Last)]
    public void State_OfRecords_HasTheQuantityOfTheAggregation(Aggregation aggregation) =>
        Seeds.All(FigureRange.Everyday, some =>
        {
            var meter = Meter.Sum("m", Unit.Call) with { Aggregation = aggregation };
            var records = Some(some);
            var state = State(records);
            var quantity = aggregation switch
            {
                Aggregation.Sum => state.Sum.ToDecimal(),
                Aggregation.Count => state.Count.ToDecimal(),
                Aggregation.Max => state.Max ?? 0m,
                _ => state.Last?.Quantity ?? 0m,
            };
            return quantity == UsageAggregation.Quantity(meter, records, November) && state.Records == records.Count;
        });

    [Fact]
    public void With_Correction_ChangesCountAndSumAlone()
    {
        var state = State([Record("a", 5m)]).With(Record("b", -2m) with { Corrects = IdempotencyKey.Of("a") });

        state.Records.Should().Be(2);
        state.Count.ToDecimal().Should().Be(-1m);
        state.Sum.ToDecimal().Should().Be(3m);
        state.Max.Should().Be(5m);
        state.Last!.Value.Key.Should().Be("a");
    }

    /// <summary>One record in seven corrects another one.</summary>
    private static List<UsageRecord> Some(CatalogGenerator some) =>
    [
        .. some.Records(Meter.Sum("m", Unit.Call), November)
            .Select((record, i) => i % 7 == 6 ? record with { Corrects = IdempotencyKey.Of("x") } : record),
    ];

    private static UsageState State(IEnumerable<UsageRecord> records) =>
        records.Aggregate(default(UsageState), (state, record) => state.With(record));

    private static UsageRecord Record(string key, decimal quantity) => new()
    {
        Key = IdempotencyKey.Of(key),
        Customer = CustomerId.Of("ada"),
        Meter = "m",
        Quantity = quantity,
        Time = November.From,
    };
}
