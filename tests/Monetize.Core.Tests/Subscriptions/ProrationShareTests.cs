using Monetize.Subscriptions;

namespace Monetize.Tests.Subscriptions;

public sealed class ProrationShareTests
{
    [Theory]
    [InlineData(17, 31, "100", "54.84")]
    [InlineData(1, 2, "0.01", "0.01")]
    [InlineData(1, 2, "-0.01", "-0.01")]
    [InlineData(1, 3, "0.01", "0")]
    [InlineData(0, 31, "100", "0")]
    [InlineData(31, 31, "100.005", "100.01")]
    public void Of_APrice_IsRoundedOnceHalfAwayFromZero(long part, long whole, string price, string expected) =>
        new ProrationShare(part, whole).Of(Money.Of(Rating.Figures.Read(price), Currency.Usd))
            .Amount.Should().Be(Rating.Figures.Read(expected));

    [Theory]
    [InlineData("JPY", "67")]
    [InlineData("KWD", "66.667")]
    public void Of_AnotherCurrency_RoundsAtItsMinorUnit(string code, string expected) =>
        new ProrationShare(2, 3).Of(Money.Of(100m, Currency.Of(code)))
            .Amount.Should().Be(Rating.Figures.Read(expected));

    [Fact]
    public void Of_CurrencyWithoutMinorUnit_Throws()
    {
        var share = () => new ProrationShare(2, 3).Of(Money.Of(100m, Currency.Of("XAU")));

        share.Should().Throw<InvalidOperationException>();
    }

    [Theory]
    [InlineData(-1, 31)]
    [InlineData(32, 31)]
    [InlineData(0, 0)]
    public void ProrationShare_OutOfBounds_Throws(long part, long whole)
    {
        var share = () => new ProrationShare(part, whole);

        share.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Theory]
    [InlineData(15, 30, "1/2")]
    [InlineData(17, 31, "17/31")]
    [InlineData(0, 31, "0/1")]
    [InlineData(31, 31, "1/1")]
    [InlineData(1_468_800, 2_678_400, "17/31")]
    public void Reduced_AnyShare_IsTheSameInTheSmallestNumbers(long part, long whole, string expected) =>
        new ProrationShare(part, whole).Reduced.ToString().Should().Be(expected);

    [Theory]
    [InlineData(-1)]
    [InlineData(29)]
    public void Of_DigitsOutOfBounds_Throws(int digits) =>
        FluentActions.Invoking(() => new ProrationShare(1, 3).Of(1m, digits))
            .Should().Throw<ArgumentOutOfRangeException>();

    [Fact]
    public void Default_IsNothing() => default(ProrationShare).ToString().Should().Be("0/1");
}
