using System.Globalization;
using Monetize.Collections;
using Monetize.Errors;
using Monetize.Metering;
using Monetize.Monetary;
using Monetize.Rating;
using Monetize.Testing;
using Monetize.Tests.Generators;

namespace Monetize.Tests.Metering;

public sealed class UsageCollectorTests
{
    private static readonly Period November = Period.UtcMonth(2026, 11);
    private static readonly Meter Calls = Meter.Sum("m", Unit.Call).WithDimensions("region");

    /// <summary>The order of records never matters: a percentage goes by time, then by key.</summary>
    [Theory]
    [MemberData(nameof(Seeds.Kinds), MemberType = typeof(Seeds))]
    public void Items_OfRecordsInAnyOrder_CostTheSame(PriceKind kind) =>
        Seeds.All(FigureRange.Everyday, some => CostsTheSameInAnyOrder(some, kind));

    /// <summary>No decimal holds the sum of what these buckets cost.</summary>
    [Fact]
    public void Items_ThatComeToNoDecimal_AreRefusedInAnyOrder() =>
        CostsTheSameInAnyOrder(new CatalogGenerator(1211157519, FigureRange.Everyday), PriceKind.Volume)
            .Should().BeTrue();

    [Fact]
    public void Items_OfRecords_AreInTheOrderOfTimeThenKey()
    {
        var collector = new UsageCollector(Calls, November, UsageReading.Records);
        collector.Add(Record("b", 2m, 1));
        collector.Add(Record("c", 3m, 0));
        collector.Add(Record("a", 1m, 1) with { Amount = 9m });
        collector.Add(Record("B", 4m, 1));

        collector.Items().Select(item => item.Quantity).Should().Equal(3m, 4m, 1m, 2m);
        collector.Items()[2].Amount.Should().Be(9m);
    }

    [Fact]
    public void Items_OfCells_AreInTheOrderOfTheirValues()
    {
        var collector = new UsageCollector(Calls, November, UsageReading.Cells);
        foreach (var region in (string[])["us", "ap", "", "eu", "us"])
        {
            var values = region.Length == 0 ? default : default(ValueMap).With("region", region);
            collector.Add(Record($"in {region}", 1m, 0) with { Dimensions = values });
        }

        collector.Items().Select(item => item.Dimensions.GetValueOrDefault("region", ""))
            .Should().Equal("", "ap", "eu", "us");
    }

    [Fact]
    public void Items_OfRecordsOfACount_AreOneEach()
    {
        var collector = new UsageCollector(Meter.Count("m", Unit.Call), November, UsageReading.Records);
        collector.Add(Record("a", 7m, 0));

        collector.Items().Single().Quantity.Should().Be(1m);
    }

    [Theory]
    [InlineData(UsageBucket.Hour, "2026-11-02T10:59:59.9999999Z", "2026-11-02 10:00")]
    [InlineData(UsageBucket.Hour, "2026-11-02T11:00:00Z", "2026-11-02 11:00")]
    [InlineData(UsageBucket.Hour, "2026-11-02T11:00:00.0000001Z", "2026-11-02 11:00")]
    [InlineData(UsageBucket.Hour, "2026-11-02T00:00:00+05:30", "2026-11-01 18:00")]
    [InlineData(UsageBucket.Hour, "2026-11-30T23:59:59.9999999Z", "2026-11-30 23:00")]
    [InlineData(UsageBucket.Day, "2026-11-02T23:59:59.9999999Z", "2026-11-02")]
    [InlineData(UsageBucket.Day, "2026-11-03T00:00:00Z", "2026-11-03")]
    [InlineData(UsageBucket.Day, "2026-11-03T00:00:00+01:00", "2026-11-02")]
    [InlineData(UsageBucket.Day, "2026-11-01T00:00:00Z", "2026-11-01")]
    public void Items_AtTheEdgesOfABucket_BelongToTheOneThatBegins(UsageBucket bucket, string time, string label)
    {
        var collector = new UsageCollector(Calls, November, UsageReading.Quantity, bucket);
        collector.Add(Record("a", 1m, 0) with
        {
            Time = DateTimeOffset.Parse(time, CultureInfo.InvariantCulture),
        });

        collector.Items().Single().Label.Should().Be(label);
    }

    [Fact]
    public void Items_OfBuckets_AreOnePerBucketWithUsageInTheirOrder()
    {
        var collector = new UsageCollector(
            Meter.Max("m", Unit.Call), November, UsageReading.Quantity, UsageBucket.Hour);
        collector.Add(Record("a", 5m, 65));
        collector.Add(Record("b", 9m, 200));
        collector.Add(Record("c", 2m, 59));
        collector.Add(Record("d", 7m, 60));
        collector.Add(Record("e", 6m, 119));

        collector.Items().Select(item => (item.Label, item.Quantity)).Should().Equal(
            ("2026-11-01 00:00", 2m), ("2026-11-01 01:00", 7m), ("2026-11-01 03:00", 9m));
    }

    [Fact]
    public void Items_OfBucketsAcrossMonths_KeepTheirOwnDays()
    {
        var collector = new UsageCollector(Calls, November, UsageReading.Quantity, UsageBucket.Day);
        collector.Add(Record("a", 1m, 0));
        collector.Add(Record("b", 2m, 24 * 60 * 29));

        collector.Items().Select(item => item.Label).Should().Equal("2026-11-01", "2026-11-30");
    }

    [Fact]
    public void Items_OfCells_AreOnePerCombination()
    {
        var collector = new UsageCollector(Calls, November, UsageReading.Cells);
        collector.Add(In("a", 1m, "eu"));
        collector.Add(In("b", 2m, "us"));
        collector.Add(In("c", 4m, "eu"));
        collector.Add(Record("d", 8m, 0));

        collector.Items().Select(item => (item.Dimensions.Values.SingleOrDefault(), item.Quantity))
            .Should().BeEquivalentTo([("eu", 5m), ("us", 2m), (null, 8m)]);
    }

    [Fact]
    public void Items_WithoutRecords_AreNoneOrZero()
    {
        new UsageCollector(Calls, November, UsageReading.Quantity).Items().Single().Quantity.Should().Be(0m);
        new UsageCollector(Calls, November, UsageReading.Cells).Items().Should().BeEmpty();
        new UsageCollector(Calls, November, UsageReading.Records).Items().Should().BeEmpty();
        new UsageCollector(Calls, November, UsageReading.Quantity, UsageBucket.Day).Items().Should().BeEmpty();
        new UsageCollector(Meter.WeightedSum("m", Unit.Hour), November, UsageReading.Quantity, null, 3m)
            .Items().Single().Quantity.Should().Be(3m);
    }

    private static bool CostsTheSameInAnyOrder(CatalogGenerator some, PriceKind kind)
    {
        var usage = new ChargeCase(some, kind);
        return Outcome(usage, usage.Records) == Outcome(usage, Seeds.Shuffled(some.Seed, usage.Records));
    }

    private static string Outcome(ChargeCase usage, IEnumerable<UsageRecord> records)
    {
        try
        {
            var parts = usage.Compiled.Rate(usage.Items(records), out var total);
            return Figure(total) + string.Concat(parts.Select(part => $"|{part.Label}:{Figure(part.Amount)}"));
        }
        catch (MonetizeException refusal) when (refusal is RatingException or NotExactException)
        {
            return refusal.Code.Id;
        }
    }

    private static string Figure(decimal value) =>
        value.ToString("0.############################", CultureInfo.InvariantCulture);

    private static UsageRecord In(string key, decimal quantity, string region) =>
        Record(key, quantity, 0) with { Dimensions = default(ValueMap).With("region", region) };

    private static UsageRecord Record(string key, decimal quantity, int minute) => new()
    {
        Key = IdempotencyKey.Of(key),
        Customer = CustomerId.Of("customer"),
        Meter = "m",
        Quantity = quantity,
        Time = November.From.AddMinutes(minute),
    };
}
