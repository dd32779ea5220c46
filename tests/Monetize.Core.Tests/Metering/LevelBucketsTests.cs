using Monetize.Collections;
using Monetize.Metering;
using Monetize.Monetary;
using Monetize.Tests.Generators;

namespace Monetize.Tests.Metering;

/// <summary>A weighted sum that is priced by the hour or day: a level lasts until it changes.</summary>
public sealed class LevelBucketsTests
{
    private static readonly Period November = Period.UtcMonth(2026, 11);
    private static readonly Meter Storage = Meter.WeightedSum("m", Unit.Gigabyte);

    /// <summary>10 from noon of the 2nd, 4 from 18:00 of the 4th, 0 from the start of the 6th.</summary>
    [Fact]
    public void Items_OfChanges_CarryTheLevelFromBucketToBucket()
    {
        var collector = Days();
        collector.Add(Change(-4m, "2026-11-06T00:00:00Z"));
        collector.Add(Change(10m, "2026-11-02T12:00:00Z"));
        collector.Add(Change(-6m, "2026-11-04T18:00:00Z"));

        collector.Items().Select(item => (item.Label, item.Quantity)).Should().Equal(
            ("2026-11-02", 5m), ("2026-11-03", 10m), ("2026-11-04", 8.5m), ("2026-11-05", 4m), ("2026-11-06", 0m));
    }

    [Fact]
    public void Items_OfALevelThatIsCarriedIn_FillEachBucketOfThePeriod()
    {
        var days = Days(carriedLevel: 3m).Items();
        var hours = new UsageCollector(Storage, November, UsageReading.Quantity, UsageBucket.Hour, 3m).Items();

        days.Should().HaveCount(30).And.OnlyContain(item => item.Quantity == 3m);
        days[^1].Label.Should().Be("2026-11-30");
        hours.Should().HaveCount(720).And.OnlyContain(item => item.Quantity == 3m);
    }

    [Fact]
    public void Items_OfAChangeBeforeThePeriod_AreThoseOfACarriedLevel()
    {
        var collector = Days();
        collector.Add(Change(3m, "2026-10-07T11:00:00Z"));

        collector.Items().Should().BeEquivalentTo(Days(carriedLevel: 3m).Items());
    }

    [Fact]
    public void Items_AskedForTwice_AreTheSame()
    {
        var collector = Days(carriedLevel: 1m);
        collector.Add(Change(2m, "2026-11-29T12:00:00Z"));
        var first = collector.Items();

        collector.Items().Should().BeEquivalentTo(first);
        collector.Add(Change(-3m, "2026-11-30T00:00:00Z"));
        collector.Items()[^1].Quantity.Should().Be(0m);
    }

    [Theory]
    [InlineData("2026-11-30T23:59:59.9999999Z", 1)]
    [InlineData("2026-12-01T00:00:00Z", 0)]
    public void Items_OfAChangeAtTheEnd_BelongToTheNextPeriod(string time, int buckets)
    {
        var collector = Days();
        collector.Add(Change(1m, time));

        collector.Items().Should().HaveCount(buckets);
    }

    /// <summary>Cut at 06:00, the day is a quarter and three quarters of its level.</summary>
    [Fact]
    public void Items_OfAPeriodWithAPartOfABucket_WeighThePart()
    {
        var cut = new DateTimeOffset(2026, 11, 2, 6, 0, 0, TimeSpan.Zero);

        Last(new Period(November.From, cut)).Should().Be(2m);
        First(new Period(cut, November.ToExclusive)).Should().Be(6m);

        decimal Last(Period period) => Days(8m, period).Items()[^1].Quantity;
        decimal First(Period period) => Days(8m, period).Items()[0].Quantity;
    }

    /// <summary>Each bucket is what the aggregation says of it, with the level of all changes before it.</summary>
    [Fact]
    public void Items_OfChangesInAnyOrder_AreEachBucketsAverage() => Seeds.All(Testing.FigureRange.Everyday, some =>
    {
        var records = some.Records(Storage, November);
        var collector = Days();
        foreach (var record in Seeds.Shuffled(some.Seed, records)) collector.Add(record);
        var days = Enumerable.Range(0, 30).Select(day => new Period(
            November.From.AddDays(day), November.From.AddDays(day + 1)));
        var expected = days.Select(day => UsageAggregation.Quantity(
            Storage, records, day, records.Where(record => record.Time < day.From).Sum(record => record.Quantity)));

        return collector.Items().Where(item => item.Quantity != 0m).Select(item => item.Quantity)
            .SequenceEqual(expected.Where(quantity => quantity != 0m));
    });

    [Theory]
    [InlineData(UsageBucket.Day)]
    [InlineData(UsageBucket.Hour)]
    [InlineData(null)]
    public void Levels_OfChanges_AreWhatTheNextPeriodBeginsWith(UsageBucket? bucket)
    {
        var collector = new UsageCollector(Storage, November, UsageReading.Quantity, bucket, carriedLevel: 1.5m);
        collector.Add(Change(10m, "2026-11-02T12:00:00Z"));
        collector.Add(Change(-4.25m, "2026-11-30T23:59:59Z"));
        collector.Add(Change(1m, "2026-10-30T00:00:00Z"));
        collector.Add(Change(7m, "2026-12-01T00:00:00Z"));

        collector.Levels().Should().ContainSingle().Which.Value.Should().Be(8.25m);
    }

    [Fact]
    public void Levels_OfCells_AreOnePerCombination()
    {
        var collector = new UsageCollector(
            Storage.WithDimensions("region"), November, UsageReading.Cells);
        collector.Add(Change(10m, "2026-11-02T12:00:00Z") with { Dimensions = Region("eu") });
        collector.Add(Change(-4m, "2026-11-03T12:00:00Z") with { Dimensions = Region("eu") });
        collector.Add(Change(3m, "2026-11-02T12:00:00Z") with { Dimensions = Region("us") });

        collector.Levels().Should().BeEquivalentTo(
            new Dictionary<ValueMap, decimal> { [Region("eu")] = 6m, [Region("us")] = 3m });
    }

    [Theory]
    [InlineData(Aggregation.Sum, UsageReading.Quantity)]
    [InlineData(Aggregation.Max, UsageReading.Cells)]
    [InlineData(Aggregation.WeightedSum, UsageReading.Records)]
    public void Levels_WhereThereAreNone_AreEmpty(Aggregation aggregation, UsageReading reading)
    {
        var collector = new UsageCollector(Storage with { Aggregation = aggregation }, November, reading);
        collector.Add(Change(10m, "2026-11-02T12:00:00Z"));

        collector.Levels().Should().BeEmpty();
    }

    [Fact]
    public void Levels_ThatNoDecimalHolds_Throw()
    {
        var collector = Days();
        collector.Add(Change(decimal.MaxValue, "2026-11-02T12:00:00Z"));
        collector.Add(Change(decimal.MaxValue, "2026-11-03T12:00:00Z"));

        collector.Invoking(levels => levels.Levels()).Should().Throw<NotExactException>();
    }

    [Theory]
    [InlineData(UsageReading.Cells)]
    [InlineData(UsageReading.Records)]
    public void Collector_OfOneLevelForSeveralThings_Throws(UsageReading reading)
    {
        var act = () => new UsageCollector(Storage, November, reading, bucket: null, carriedLevel: 1m);

        act.Should().Throw<ArgumentException>().WithParameterName("carriedLevel");
    }

    private static UsageCollector Days(decimal carriedLevel = 0m, Period? period = null) =>
        new(Storage, period ?? November, UsageReading.Quantity, UsageBucket.Day, carriedLevel);

    private static ValueMap Region(string value) => default(ValueMap).With("region", value);

    private static UsageRecord Change(decimal quantity, string time) => new()
    {
        Key = IdempotencyKey.Of(time),
        Customer = CustomerId.Of("customer"),
        Meter = "m",
        Quantity = quantity,
        Time = DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture),
    };
}
