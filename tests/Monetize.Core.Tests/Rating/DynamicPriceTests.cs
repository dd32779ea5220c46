using Monetize.Metering;
using Monetize.Rating;

namespace Monetize.Tests.Rating;

public sealed class DynamicPriceTests
{
    [Fact]
    public void Total_AmountsOfRecords_AreAddedAndTakenTimesTheMultiplier()
    {
        var price = RatingEngine.Compile(Price.Dynamic(1.2m));
        UsageItem[] items = [new(3m), new(100m, amount: 7m), new(0m, amount: 0m)];

        price.Total(items).Should().Be(12m);
        price.Rate(items, out var total).Should().Equal(new RatedPart(0m, 10m, 10m, 1.2m, 0m, 12m));
        total.Should().Be(12m);
        price.Reads.Should().Be(UsageReading.Records);
        price.MaxParts.Should().Be(1);
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("0.01", "0.012")]
    [InlineData("10", "12")]
    public void Total_OneQuantity_IsTakenTimesTheMultiplier(string quantity, string expected)
    {
        var price = RatingEngine.Compile(Price.Dynamic(1.2m));
        var parts = new RatedPart[1];

        price.Total(Figures.Read(quantity)).Should().Be(Figures.Read(expected));
        price.Rate(Figures.Read(quantity), parts, out var total).Should().Be(1);
        total.Should().Be(Figures.Read(expected));
    }

    [Fact]
    public void Total_RecordThatTakesBackAnother_IsAdded() =>
        RatingEngine.Compile(Price.Dynamic()).Total([new UsageItem(5m), new UsageItem(0m, amount: -2m)])
            .Should().Be(3m);

    [Fact]
    public void Total_SumBelowZero_IsRefused()
    {
        var total = () => RatingEngine.Compile(Price.Dynamic()).Total([new UsageItem(0m, amount: -2m)]);

        total.Should().Throw<RatingException>();
    }

    [Fact]
    public void Rate_NoRoom_Throws()
    {
        var rate = () => RatingEngine.Compile(Price.Dynamic()).Rate(1m, [], out _);

        rate.Should().Throw<ArgumentException>().Which.ParamName.Should().Be("parts");
    }
}
