using FsCheck;
using FsCheck.Fluent;
using Monetize.Monetary;
using Monetize.Rating;

namespace Monetize.Tests.Rating;

public sealed class CommitmentTests
{
    [Theory]
    [InlineData("100", 0, 30, "0")]
    [InlineData("100", 1, 30, "3.33")]
    [InlineData("100", 15, 30, "50")]
    [InlineData("100", 20, 30, "66.67")]
    [InlineData("100", 29, 30, "96.67")]
    [InlineData("100", 30, 30, "100")]
    [InlineData("0.01", 1, 2, "0.01")]
    [InlineData("0.01", 1, 3, "0")]
    public void Prorate_DaysOfAPeriod_IsTheirShareRoundedOnce(string minimum, int billed, int days, string expected) =>
        Commitment.Prorate(Money.Of(Figures.Read(minimum), Currency.Usd), billed, days)
            .Should().Be(Money.Of(Figures.Read(expected), Currency.Usd));

    [Theory]
    [InlineData("JPY", "67")]
    [InlineData("KWD", "66.667")]
    [InlineData("XAU", "67")]
    public void Prorate_AnotherCurrency_RoundsAtItsMinorUnit(string code, string expected) =>
        Commitment.Prorate(Money.Of(100m, Currency.Of(code)), 2, 3).Amount.Should().Be(Figures.Read(expected));

    [Theory]
    [InlineData(-1, 30)]
    [InlineData(31, 30)]
    [InlineData(0, 0)]
    public void Prorate_DaysOutOfRange_Throws(int billed, int days)
    {
        var prorate = () => Commitment.Prorate(Money.Of(100m, Currency.Usd), billed, days);

        prorate.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Theory]
    [InlineData("99.99", "0.01")]
    [InlineData("100", "0")]
    [InlineData("100.01", "0")]
    [InlineData("99.995", "0")]
    [InlineData("99.994", "0.01")]
    [InlineData("0", "100")]
    public void TrueUp_AroundTheMinimum_IsWhatIsMissing(string usage, string expected) =>
        Commitment.TrueUp(Money.Of(100m, Currency.Usd), Money.Of(Figures.Read(usage), Currency.Usd))
            .Amount.Should().Be(Figures.Read(expected));

    [Fact]
    public void TrueUp_TwoCurrencies_Throws()
    {
        var trueUp = () => Commitment.TrueUp(Money.Of(1m, Currency.Usd), Money.Of(1m, Currency.Eur));

        trueUp.Should().Throw<CurrencyMismatchException>();
    }

    [Fact]
    public void TrueUp_AnyUsage_UsageAndTrueUpAreTheMinimumOrMore() =>
        Prop.ForAll(
            RatingGenerators.Scaled(100_000, 4).ToArbitrary(),
            RatingGenerators.Scaled(100_000, 4).ToArbitrary(),
            (minimum, usage) =>
            {
                var least = Money.Of(minimum, Currency.Usd);
                var used = Money.Of(usage, Currency.Usd);
                var all = used.Round() + Commitment.TrueUp(least, used);
                return all == (used.Round() > least.Round() ? used.Round() : least.Round());
            }).Check(RatingGenerators.Cases);
}
