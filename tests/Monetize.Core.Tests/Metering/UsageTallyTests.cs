using FsCheck;
using FsCheck.Fluent;
using Monetize.Collections;
using Monetize.Metering;
using Monetize.Monetary;

namespace Monetize.Tests.Metering;

public sealed class UsageTallyTests
{
    private static readonly DateTimeOffset Start = new(2026, 10, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly Meter[] Meters =
    [
        Meter.Sum("sum", Unit.Word).WithDimensions("region"), Meter.Count("count", Unit.Call),
        Meter.Max("max", Unit.Seat), Meter.Last("last", Unit.Seat),
    ];

    [Theory]
    [InlineData("sum", "9.5")]
    [InlineData("count", "3")]
    [InlineData("max", "5")]
    [InlineData("last", "1.5")]
    public void Quantity_ThreeRecords_IsWhatTheAggregationSays(string meter, string expected)
    {
        var tally = new UsageTally(Meters);
        tally.Add(Record("a", meter, 3m, hour: 1)).Should().Be(RecordOutcome.Accepted);
        tally.Add(Record("b", meter, 5m, hour: 2)).Should().Be(RecordOutcome.Accepted);
        tally.Add(Record("c", meter, 1.5m, hour: 3)).Should().Be(RecordOutcome.Accepted);

        Quantity(tally, meter).Should().Be(Rating.Figures.Read(expected));
    }

    [Theory]
    [InlineData("sum")]
    [InlineData("count")]
    [InlineData("max")]
    [InlineData("last")]
    public void Add_NegativeQuantity_IsNotCounted(string meter)
    {
        var tally = new UsageTally(Meters);

        tally.Add(Record("a", meter, -3m, hour: 1)).Should().Be(RecordOutcome.Negative);
        Quantity(tally, meter).Should().Be(0m);
        tally.Add(Record("a", meter, 3m, hour: 1)).Should().Be(RecordOutcome.Accepted, "the key was not used up");
    }

    [Fact]
    public void Add_UndeclaredDimension_IsNotCounted()
    {
        var tally = new UsageTally(Meters);
        var record = Record("a", "sum", 3m, hour: 1) with { Dimensions = default(ValueMap).With("colour", "red") };

        tally.Add(record).Should().Be(RecordOutcome.UndeclaredDimension);
        Quantity(tally, "sum").Should().Be(0m);
    }

    [Theory]
    [InlineData("sum")]
    [InlineData("count")]
    [InlineData("max")]
    [InlineData("last")]
    public void Quantity_NoRecords_IsZero(string meter) => Quantity(new UsageTally(Meters), meter).Should().Be(0m);

    [Fact]
    public void Quantity_LastAtOneInstant_IsTheOneWithTheOrdinallyLaterKey()
    {
        foreach (var keys in new[] { new[] { "B", "a" }, ["a", "B"] })
        {
            var tally = new UsageTally(Meters);
            foreach (var key in keys) tally.Add(Record(key, "last", key == "a" ? 7m : 8m, hour: 1));

            Quantity(tally, "last").Should().Be(7m, "a lower-case letter comes after all capitals");
        }
    }

    [Fact]
    public void Quantity_LastWithOffsets_GoesByTheInstant()
    {
        var tally = new UsageTally(Meters);
        var noonInMoscow = Start.AddHours(9).ToOffset(TimeSpan.FromHours(3));
        var earlier = Record("a", "last", 1m, hour: 9) with { Time = noonInMoscow };
        var later = Record("b", "last", 2m, hour: 10);
        tally.Add(later);
        tally.Add(earlier);

        Quantity(tally, "last").Should().Be(2m);
    }

    [Fact]
    public void Add_TheSameRecordAgain_IsADuplicateAndCountsOnce()
    {
        var tally = new UsageTally(Meters);
        var record = Record("a", "sum", 3.0m, hour: 1) with { Dimensions = default(ValueMap).With("region", "eu") };
        tally.Add(record);

        tally.Add(record).Should().Be(RecordOutcome.Duplicate);
        tally.Add(record with { Quantity = 3.00m }).Should().Be(RecordOutcome.Duplicate);
        tally.Add(record with { Time = record.Time.ToOffset(TimeSpan.FromHours(5)) })
            .Should().Be(RecordOutcome.Duplicate, "it is the same instant");
        Quantity(tally, "sum").Should().Be(3m);
    }

    [Fact]
    public void Add_TheSameKeyWithOtherContent_IsAConflictAndTheFirstStays()
    {
        var tally = new UsageTally(Meters);
        var record = Record("a", "sum", 3m, hour: 1);
        tally.Add(record);
        UsageRecord[] others =
        [
            record with { Quantity = 4m },
            record with { Time = record.Time.AddTicks(1) },
            record with { Customer = CustomerId.Of("another") },
            record with { Meter = "count" },
            record with { Dimensions = default(ValueMap).With("region", "eu") },
        ];

        foreach (var other in others) tally.Add(other).Should().Be(RecordOutcome.Conflict);
        Quantity(tally, "sum").Should().Be(3m);
        Quantity(tally, "count").Should().Be(0m);
        tally.Customers.Should().Equal(record.Customer);
    }

    [Fact]
    public void Add_UnknownMeter_CountsNothingAndKeepsTheKeyFree()
    {
        var tally = new UsageTally(Meters);

        tally.Add(Record("a", "Sum", 3m, hour: 1)).Should().Be(RecordOutcome.UnknownMeter);
        tally.Customers.Should().BeEmpty();
        tally.Add(Record("a", "sum", 3m, hour: 1)).Should().Be(RecordOutcome.Accepted);
    }

    [Fact]
    public void Add_KeysThatDifferInCase_AreTwoRecords()
    {
        var tally = new UsageTally(Meters);
        tally.Add(Record("a", "sum", 3m, hour: 1));

        tally.Add(Record("A", "sum", 3m, hour: 1)).Should().Be(RecordOutcome.Accepted);
        Quantity(tally, "sum").Should().Be(6m);
    }

    [Fact]
    public void Add_SumThatNoDecimalHolds_IsRefusedAndChangesNothing()
    {
        var tally = new UsageTally(Meters);
        tally.Add(Record("a", "sum", decimal.MaxValue, hour: 1));
        var tooMuch = Record("b", "sum", 0.5m, hour: 2);
        var add = () => tally.Add(tooMuch);

        add.Should().Throw<NotExactException>();
        Quantity(tally, "sum").Should().Be(decimal.MaxValue);
        add.Should().Throw<NotExactException>("the refused record was not kept as counted");
    }

    [Fact]
    public void Customers_Several_AreInOrdinalOrderEachOnce()
    {
        var tally = new UsageTally(Meters);
        var key = 0;
        foreach (var customer in new[] { "b", "a", "B", "b", "ä" })
        {
            tally.Add(Record($"{key++}", "sum", 1m, hour: 1) with { Customer = CustomerId.Of(customer) });
        }

        tally.Customers.Select(customer => customer.Value).Should().Equal("B", "a", "b", "ä");
        tally.Quantity(CustomerId.Of("b"), "sum").Should().Be(2m);
        tally.Quantity(CustomerId.Of("c"), "sum").Should().Be(0m);
    }

    [Fact]
    public void Create_TwoMetersOfOneKey_Throws()
    {
        var create = () => new UsageTally(Meter.Sum("m", Unit.Word), Meter.Max("m", Unit.Word));

        create.Should().Throw<ArgumentException>();
    }

    /// <summary>Any order, any split and any repetition give the same quantities.</summary>
    [Fact]
    public void Add_AnyOrderAndAnyRepetition_GivesTheSameQuantities() =>
        Prop.ForAll(Batches().ToArbitrary(), batch =>
        {
            var once = Tally(batch.Records);
            var again = Tally(batch.Shuffled);
            return once.Customers.SequenceEqual(again.Customers)
                && once.Customers.All(customer => Meters.All(meter =>
                    once.Quantity(customer, meter.Key) == again.Quantity(customer, meter.Key)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    /// <summary>The quantities are those of the definition over the records, each key once.</summary>
    [Fact]
    public void Quantity_AnyRecords_IsTheDefinition() =>
        Prop.ForAll(Batches().ToArbitrary(), batch =>
        {
            var tally = Tally(batch.Shuffled);
            return batch.Records.GroupBy(record => (record.Customer, record.Meter)).All(group =>
                tally.Quantity(group.Key.Customer, group.Key.Meter) == Defined(group.Key.Meter, [.. group]));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    private static decimal Defined(string meter, UsageRecord[] records) => meter switch
    {
        "sum" => records.Sum(record => record.Quantity),
        "count" => records.Length,
        "max" => records.Max(record => record.Quantity),
        _ => records.OrderBy(record => record.Time).ThenBy(record => record.Key.Value, StringComparer.Ordinal)
            .Last().Quantity,
    };

    private static Gen<(UsageRecord[] Records, UsageRecord[] Shuffled)> Batches() =>
        from contents in (
            from meter in Gen.Elements("sum", "count", "max", "last")
            from customer in Gen.Elements("a", "b")
            from quantity in Gen.OneOf(Gen.Elements(0m, 1m), Rating.RatingGenerators.Scaled(1_000, 9))
            from hour in Gen.Choose(0, 3)
            select (meter, customer, quantity, hour)).ArrayOf()
        let records = contents.Select((content, i) =>
            Record($"key-{i}", content.meter, content.quantity, content.hour, content.customer)).ToArray()
        from order in Gen.Choose(0, 1_000_000).ArrayOf(2 * records.Length)
        let shuffled = records.Concat(records).Zip(order).OrderBy(pair => pair.Second).Select(pair => pair.First)
        select (records, shuffled.ToArray());

    private static UsageTally Tally(IEnumerable<UsageRecord> records)
    {
        var tally = new UsageTally(Meters);
        foreach (var record in records) tally.Add(record);
        return tally;
    }

    private static decimal Quantity(UsageTally tally, string meter) => tally.Quantity(CustomerId.Of("customer"), meter);

    private static UsageRecord Record(string key, string meter, decimal quantity, int hour, string customer = "customer")
    {
        return new UsageRecord
        {
            Key = IdempotencyKey.Of(key),
            Customer = CustomerId.Of(customer),
            Meter = meter,
            Quantity = quantity,
            Time = Start.AddHours(hour),
        };
    }
}
