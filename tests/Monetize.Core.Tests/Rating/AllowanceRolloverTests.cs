using Monetize.Rating;
using Monetize.Testing;
using Monetize.Tests.Generators;

namespace Monetize.Tests.Rating;

public sealed class AllowanceRolloverTests
{
    [Theory]
    [InlineData("0", "150")]
    [InlineData("50", "100")]
    [InlineData("149.999999999", "0.000000001")]
    [InlineData("150", "0")]
    [InlineData("151", "0")]
    public void Remaining_AroundWhatThereIs_IsTheRest(string used, string expected) =>
        AllowanceRollover.Remaining(100m, 50m, Figures.Read(used)).Should().Be(Figures.Read(expected));

    [Theory]
    [InlineData("109", "41", "40")]
    [InlineData("110", "40", "40")]
    [InlineData("111", "39", "39")]
    [InlineData("150", "0", "0")]
    public void Carry_AroundTheMaximum_IsNoMore(string used, string left, string expected)
    {
        AllowanceRollover.Remaining(100m, 50m, Figures.Read(used)).Should().Be(Figures.Read(left));
        AllowanceRollover.Carry(100m, 50m, Figures.Read(used), maximum: 40m).Should().Be(Figures.Read(expected));
    }

    [Fact]
    public void Carry_OverManyPeriods_NeverGivesMoreThanWasIncluded() => Seeds.All(FigureRange.Everyday, some =>
    {
        var price = some.Price(PriceKind.Package);
        var included = some.Quantity(price);
        var maximum = some.Quantity(price);
        var carried = 0m;
        var free = 0m;
        for (var period = 1; period <= 6; period++)
        {
            var used = some.Quantity(price);
            free += Math.Min(used, included + carried);
            carried = AllowanceRollover.Carry(included, carried, used, maximum);
            if (carried < 0m || carried > maximum || free + carried > period * included) return false;
        }

        return true;
    });

    [Theory]
    [InlineData(-1, 0, 0, 0)]
    [InlineData(0, -1, 0, 0)]
    [InlineData(0, 0, -1, 0)]
    [InlineData(0, 0, 0, -1)]
    public void Carry_NegativeQuantity_Throws(int included, int carriedOver, int used, int maximum)
    {
        var carry = () => AllowanceRollover.Carry(included, carriedOver, used, maximum);

        carry.Should().Throw<ArgumentOutOfRangeException>();
    }
}
