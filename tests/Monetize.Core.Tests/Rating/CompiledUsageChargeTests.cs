using Monetize.Catalogs;
using Monetize.Rating;

namespace Monetize.Tests.Rating;

public sealed class CompiledUsageChargeTests
{
    private static readonly Meter Calls = Meter.Sum("calls", Unit.Call);

    [Theory]
    [InlineData("99", "0")]
    [InlineData("100", "0")]
    [InlineData("100.5", "1.5")]
    [InlineData("101", "3")]
    [InlineData("110", "30")]
    [InlineData("111", "31")]
    public void Total_AroundTheIncludedQuantity_PricesWhatGoesBeyond(string quantity, string expected) =>
        Compile(Tiered()).Total(Figures.Read(quantity)).Should().Be(Figures.Read(expected));

    [Fact]
    public void Rate_WithinTheIncludedQuantity_IsOnePart()
    {
        RatedPart[] all = [new(0m, 100m, 100m, 0m, 0m, 0m)];

        PartsOf(Tiered(), 100m).Should().Equal(all);
        PartsOf(Tiered(), 0m).Should().Equal(new RatedPart(0m, 0m, 0m, 0m, 0m, 0m));
    }

    [Fact]
    public void Rate_BeyondTheIncludedQuantity_TiersBeginWhereItEnds() =>
        PartsOf(Tiered(), 112m).Should().Equal(
            new RatedPart(0m, 100m, 100m, 0m, 0m, 0m),
            new RatedPart(100m, 110m, 10m, 3m, 0m, 30m),
            new RatedPart(110m, 112m, 2m, 1m, 0m, 2m));

    [Fact]
    public void Rate_FlatPriceBeyondTheIncludedQuantity_IsOwedOnlyBeyondIt()
    {
        var charge = new UsageCharge { Meter = Calls, Included = 100m, Price = Price.Flat(5m) };

        PartsOf(charge, 0m).Should().Equal(new RatedPart(0m, 0m, 0m, 0m, 0m, 0m));
        PartsOf(charge, 100m).Should().Equal(new RatedPart(0m, 100m, 100m, 0m, 0m, 0m));
        PartsOf(charge, 101m).Should().Equal(
            new RatedPart(0m, 100m, 100m, 0m, 0m, 0m), new RatedPart(100m, 101m, 1m, 0m, 5m, 5m));
    }

    [Theory]
    [InlineData(UsageLimit.Hard)]
    [InlineData(UsageLimit.Soft)]
    public void Rate_BeyondALimit_CostsNothingAndShowsWhatWentBeyond(UsageLimit limit)
    {
        var charge = new UsageCharge { Meter = Calls, Included = 100m, Limit = limit };

        Compile(charge).Total(150m).Should().Be(0m);
        PartsOf(charge, 150m).Should().Equal(
            new RatedPart(0m, 100m, 100m, 0m, 0m, 0m), new RatedPart(100m, 150m, 50m, 0m, 0m, 0m));
    }

    [Fact]
    public void Rate_Unlimited_IsOneFreePart() =>
        PartsOf(new UsageCharge { Meter = Calls, Limit = UsageLimit.None }, 7m)
            .Should().Equal(new RatedPart(0m, 7m, 7m, 0m, 0m, 0m));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 3)]
    public void Rate_NegativeQuantity_ThrowsWithItsCode(int included, int limited)
    {
        var charge = Compile(limited == 1
            ? new UsageCharge { Meter = Calls, Included = included, Limit = UsageLimit.None }
            : new UsageCharge { Meter = Calls, Included = included, Price = Price.PerUnit(1m) });
        var total = () => charge.Total(-1m);
        var rate = () => charge.Rate(-1m, new RatedPart[charge.MaxParts], out _);
        var marginal = () => charge.Marginal(3m, -1m);

        total.Should().Throw<RatingException>().Which.Code.Id.Should().Be("MON1201");
        rate.Should().Throw<RatingException>().Which.Code.Id.Should().Be("MON1201");
        marginal.Should().Throw<RatingException>().Which.Code.Id.Should().Be("MON1201");
    }

    [Fact]
    public void Rate_TooShortSpan_ThrowsForEachPartThatIsMissing()
    {
        var tiered = Compile(Tiered());
        var limited = Compile(new UsageCharge { Meter = Calls, Included = 1m, Limit = UsageLimit.Hard });

        for (var room = 0; room < 3; room++) AssertNoRoom(tiered, 112m, room);
        for (var room = 0; room < 2; room++) AssertNoRoom(limited, 2m, room);
        AssertNoRoom(Compile(new UsageCharge { Meter = Calls, Limit = UsageLimit.None }), 2m, 0);
    }

    [Fact]
    public void MaxParts_AnyCharge_IsEnough()
    {
        Compile(Tiered()).MaxParts.Should().Be(3);
        Compile(new UsageCharge { Meter = Calls, Included = 1m, Limit = UsageLimit.Hard }).MaxParts.Should().Be(2);
    }

    [Fact]
    public void Marginal_AcrossTheIncludedQuantity_PricesOnlyWhatGoesBeyond()
    {
        var charge = Compile(Tiered());

        charge.Marginal(90m, 10m).Should().Be(0m);
        charge.Marginal(95m, 10m).Should().Be(15m);
        charge.Marginal(105m, 0m).Should().Be(0m);
        charge.Charge.Meter.Should().Be(Calls);
    }

    private static void AssertNoRoom(CompiledUsageCharge charge, decimal quantity, int room)
    {
        var rate = () => charge.Rate(quantity, new RatedPart[room], out _);

        rate.Should().Throw<ArgumentException>().Which.ParamName.Should().Be("parts");
    }

    private static UsageCharge Tiered() => new()
    {
        Meter = Calls,
        Included = 100m,
        Price = Price.Graduated(Tier.UpTo(10m, 3m), Tier.Beyond(1m)),
    };

    private static RatedPart[] PartsOf(UsageCharge charge, decimal quantity)
    {
        var compiled = Compile(charge);
        var parts = new RatedPart[compiled.MaxParts];
        return parts[..compiled.Rate(quantity, parts, out _)];
    }

    private static CompiledUsageCharge Compile(UsageCharge charge) => RatingEngine.Compile(new Plan
    {
        Key = "any",
        Currency = Currency.Usd,
        Period = Every.Month,
        Charges = [charge],
    }).FindUsage(charge.Meter.Key)!;
}
