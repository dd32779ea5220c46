using Monetize.Metering;
using Monetize.Rating;
using Monetize.Tests.Generators;

namespace Monetize.Tests.Rating;

/// <summary>What the last period left of an allowance is used like the included quantity of this one.</summary>
public sealed class CarriedOverTests
{
    private static readonly Meter Calls = Meter.Sum("calls", Unit.Call);

    [Theory]
    [InlineData(2, 3, "4.999999999", "0")]
    [InlineData(2, 3, "5", "0")]
    [InlineData(2, 3, "5.000000001", "7")]
    [InlineData(0, 3, "0", "0")]
    [InlineData(0, 3, "3", "0")]
    [InlineData(0, 3, "4", "7")]
    [InlineData(0, 0, "0", "7")]
    [InlineData(2, 0, "2", "0")]
    public void Total_FlatFeeAroundAllThatIsFree_IsOwedOnlyBeyondIt(
        int included, int carriedOver, string quantity, string expected)
    {
        var charge = Compile(included, Price.Flat(7m));
        var parts = new RatedPart[charge.MaxParts];
        UsageItem[] items = [new(Figures.Read(quantity)), new(0m)];

        charge.Total(Figures.Read(quantity), carriedOver).Should().Be(Figures.Read(expected));
        charge.Total(items, carriedOver).Should().Be(Figures.Read(expected));
        charge.Rate(items, out var ofItems, carriedOver).Sum(part => part.Amount).Should().Be(Figures.Read(expected));
        ofItems.Should().Be(Figures.Read(expected));
        charge.Rate(Figures.Read(quantity), parts, out var total, carriedOver).Should().BePositive();
        total.Should().Be(Figures.Read(expected));
    }

    [Fact]
    public void Rate_BeyondAllThatIsFree_HasOnePartForIt()
    {
        var parts = Compile(2, Price.PerUnit(3m)).Rate([new UsageItem(9m)], out var total, carriedOver: 3m);

        total.Should().Be(12m);
        parts.Should().Equal(
            new RatedPart(0m, 5m, 5m, 0m, 0m, 0m), new RatedPart(5m, 9m, 4m, 3m, 0m, 12m));
    }

    [Fact]
    public void Rate_OnlyCarriedOverAndNothingUsed_IsOneEmptyPart() =>
        Compile(0, Price.PerUnit(3m)).Rate([], out _, carriedOver: 3m)
            .Should().Equal(new RatedPart(0m, 0m, 0m, 0m, 0m, 0m));

    private static CompiledUsageCharge Compile(decimal included, Price price) =>
        ChargeCase.Compile(new UsageCharge { Meter = Calls, Included = included, Price = price });
}
