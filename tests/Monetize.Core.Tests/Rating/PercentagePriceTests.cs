using Monetize.Metering;
using Monetize.Monetary;
using Monetize.Rating;

namespace Monetize.Tests.Rating;

public sealed class PercentagePriceTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("0.01", "1.75")]
    [InlineData("58.52", "1.75")]
    [InlineData("58.53", "1.750047")]
    [InlineData("401.33", "11.999767")]
    [InlineData("401.34", "12")]
    [InlineData("10000", "12")]
    public void Total_OneRecordAroundItsMinimumAndMaximum_IsBounded(string amount, string expected) =>
        RatingEngine.Compile(Price.Percentage(2.99m) with { RecordMinimum = 1.75m, RecordMaximum = 12m })
            .Total(Figures.Read(amount)).Should().Be(Figures.Read(expected));

    [Theory]
    [InlineData(0, "0.3;0.3;0.3;0.3")]
    [InlineData(1, "0;0.3;0.3;0.3")]
    [InlineData(3, "0;0;0;0.3")]
    [InlineData(4, "0;0;0;0")]
    [InlineData(null, "0.3;0.3;0.3;0.3")]
    public void Total_AroundTheFreeRecords_ChargesTheOthers(int? free, string expected)
    {
        var price = Price.Percentage(1m) with { FreeRecords = free, FixedAmountPerRecord = 0.2m };

        Costs(price, 10m, 10m, 10m, 10m).Should().Equal(Read(expected));
    }

    [Theory]
    [InlineData("14", "0;0.16;0.2")]
    [InlineData("15", "0;0.15;0.2")]
    [InlineData("19.99", "0;0.1001;0.2")]
    [InlineData("20", "0;0;0.2")]
    [InlineData("21", "0;0;0.19")]
    [InlineData("0", "0.2;0.2;0.2")]
    public void Total_AroundTheFreeAmount_ChargesTheRestOfTheRecordInWhichItEnds(string free, string expected)
    {
        // A record that is free as a whole does not cost the fixed amount; one that is free in part does.
        var price = Price.Percentage(1m) with { FreeAmount = Figures.Read(free), FixedAmountPerRecord = 0.1m };

        Costs(price, 10m, 10m, 10m).Should().Equal(Read(expected));
    }

    [Theory]
    [InlineData(1, "25", "0;0.2;0.2")]
    [InlineData(2, "15", "0;0.15;0.2")]
    [InlineData(3, "30", "0;0;0")]
    public void Total_FreeRecordsAndAmount_WhicheverEndsFirstEndsBoth(int records, string amount, string expected)
    {
        var price = Price.Percentage(1m) with
        {
            FreeRecords = records,
            FreeAmount = Figures.Read(amount),
            FixedAmountPerRecord = 0.1m,
        };

        Costs(price, 10m, 10m, 10m).Should().Equal(Read(expected));
    }

    [Fact]
    public void Rate_AllThatCanHappen_IsAPartEach()
    {
        var price = RatingEngine.Compile(Price.Percentage(10m) with
        {
            FreeAmount = 5m,
            FixedAmountPerRecord = 0.5m,
            RecordMinimum = 1m,
            RecordMaximum = 4m,
        });
        var parts = price.Rate([new UsageItem(7m), new UsageItem(1m), new UsageItem(100m)], out var total);

        total.Should().Be(6m);
        parts.Should().Equal(
            new RatedPart(0m, 5m, 5m, 0m, 0m, 0m, "free"),
            new RatedPart(5m, 108m, 103m, 0.1m, 0m, 10.3m, "rate"),
            new RatedPart(108m, 108m, 3m, 0.5m, 0m, 1.5m, "records"),
            new RatedPart(108m, 108m, 0m, 0m, 0.7m, 0.7m, "record minimum"),
            new RatedPart(108m, 108m, 0m, 0m, -6.5m, -6.5m, "record maximum"));
        price.MaxParts.Should().Be(parts.Length);
    }

    [Fact]
    public void Total_FreeRecordsOfFractions_AreFree()
    {
        var price = Price.Percentage(10m) with { FreeRecords = 2 };

        Costs(price, 0.5m, 0.000000001m, 0.5m).Should().Equal(0m, 0m, 0.05m);
    }

    [Fact]
    public void Rate_ShareAlone_IsOnePart()
    {
        var price = RatingEngine.Compile(Price.Percentage(10m));
        var parts = new RatedPart[price.MaxParts];

        price.Rate([new UsageItem(5m)], out _).Should().Equal(new RatedPart(0m, 5m, 5m, 0.1m, 0m, 0.5m, "rate"));
        price.Rate(5m, parts, out var total).Should().Be(1);
        parts[0].Should().Be(new RatedPart(0m, 5m, 5m, 0.1m, 0m, 0.5m, "rate"));
        total.Should().Be(0.5m);
    }

    [Fact]
    public void Rate_Nothing_IsOneEmptyPart()
    {
        var price = RatingEngine.Compile(Price.Percentage(10m) with { FixedAmountPerRecord = 1m });
        var parts = new RatedPart[price.MaxParts];

        price.Rate([], out var total).Should().Equal(new RatedPart(0m, 0m, 0m, 0.1m, 0m, 0m, "rate"));
        total.Should().Be(0m);
        price.Rate(0m, parts, out total).Should().Be(1);
        total.Should().Be(0m);
        price.Total([]).Should().Be(0m);
    }

    [Fact]
    public void Total_RecordOfNothing_CostsTheFixedAmount() =>
        RatingEngine.Compile(Price.Percentage(10m) with { FixedAmountPerRecord = 1m })
            .Total([new UsageItem(0m)]).Should().Be(1m);

    [Fact]
    public void Total_NegativeRecord_IsRefused()
    {
        var price = RatingEngine.Compile(Price.Percentage(10m));
        var total = () => price.Total([new UsageItem(5m), new UsageItem(-1m)]);
        var single = () => price.Total(-1m);

        total.Should().Throw<RatingException>();
        single.Should().Throw<RatingException>();
    }

    [Fact]
    public void Rate_NoRoom_Throws()
    {
        var price = RatingEngine.Compile(Price.Percentage(10m));
        var rate = () => price.Rate(1m, new RatedPart[price.MaxParts - 1], out _);

        rate.Should().Throw<ArgumentException>();
    }

    [Fact]
    public void Reads_Percentage_ReadsRecords() =>
        RatingEngine.Compile(Price.Percentage(10m)).Reads.Should().Be(UsageReading.Records);

    [Theory]
    [InlineData("8000000000000000000000000078", "0", "0.001")]
    [InlineData("0.00000000000001", "1000", "2000")]
    public void Rate_BoundThatNoDecimalHoldsAsAPart_IsRefusedAndNotRounded(string amount, string least, string most)
    {
        var price = RatingEngine.Compile(new PercentagePrice
        {
            RatePercent = 1m,
            FixedAmountPerRecord = 0.0000000000000000000000000001m,
            RecordMinimum = Figures.Read(least),
            RecordMaximum = Figures.Read(most),
        });

        price.Invoking(rater => rater.Rate([new UsageItem(Figures.Read(amount))], out _))
            .Should().Throw<NotExactException>();
    }

    /// <summary>What each record adds to those before it.</summary>
    private static IEnumerable<decimal> Costs(Price price, params decimal[] records)
    {
        var compiled = RatingEngine.Compile(price);
        var totals = Enumerable.Range(0, records.Length + 1)
            .Select(count => compiled.Total([.. records.Take(count).Select(amount => new UsageItem(amount))]))
            .ToList();
        return totals.Zip(totals.Skip(1), (before, after) => after - before);
    }

    private static IEnumerable<decimal> Read(string figures) => figures.Split(';').Select(Figures.Read);
}
