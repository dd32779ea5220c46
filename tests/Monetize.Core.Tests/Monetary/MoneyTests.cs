using Monetize.Monetary;

namespace Monetize.Tests.Monetary;

public sealed class MoneyTests
{
    private static readonly Money OneDollar = Money.Of(1m, Currency.Usd);
    private static readonly Money OneEuro = Money.Of(1m, Currency.Eur);

    [Fact]
    public void Default_IsZeroOfNoCurrency()
    {
        default(Money).Should().Be(Money.Zero(Currency.Xxx));
        default(Money).ToString().Should().Be("XXX 0");
        (default(Money) + default(Money)).Should().Be(default(Money));
    }

    [Fact]
    public void Equality_OtherScale_IsEqual()
    {
        var other = Money.Of(1.00m, Currency.Usd);

        (OneDollar == other).Should().BeTrue();
        OneDollar.GetHashCode().Should().Be(other.GetHashCode());
        (OneDollar != OneEuro).Should().BeTrue();
    }

    [Fact]
    public void TwoCurrencies_AnyArithmeticOrOrder_Throws()
    {
        Action[] uses =
        [
            () => _ = OneDollar + OneEuro,
            () => _ = OneDollar - OneEuro,
            () => _ = OneDollar < OneEuro,
            () => _ = OneDollar > OneEuro,
            () => _ = OneDollar <= OneEuro,
            () => _ = OneDollar >= OneEuro,
            () => _ = OneDollar.CompareTo(OneEuro),
            () => _ = Money.Of(decimal.MaxValue, Currency.Usd) + Money.Of(decimal.MaxValue, Currency.Eur),
        ];

        foreach (var use in uses)
        {
            var thrown = use.Should().Throw<CurrencyMismatchException>().Which;
            thrown.Code.Id.Should().Be("MON0109");
            thrown.Message.Should().Be(
                "USD and EUR cannot be added, subtracted or compared; convert one of them first.");
            (thrown.Left, thrown.Right).Should().Be((Currency.Usd, Currency.Eur));
        }
    }

    [Fact]
    public void Comparison_OneCurrency_IsByAmount()
    {
        var two = Money.Of(2m, Currency.Usd);

        (OneDollar < two).Should().BeTrue();
        (two > OneDollar).Should().BeTrue();
        (two <= OneDollar).Should().BeFalse();
        (OneDollar >= two).Should().BeFalse();
        (OneDollar < OneDollar * 1m).Should().BeFalse();
        (OneDollar > OneDollar * 1m).Should().BeFalse();
        (OneDollar <= OneDollar * 1m).Should().BeTrue();
        (OneDollar >= OneDollar * 1m).Should().BeTrue();
        new[] { two, -OneDollar, OneDollar }.Order().Should().Equal(-OneDollar, OneDollar, two);
    }

    [Theory]
    [InlineData("USD", "0.015", "0.02")]
    [InlineData("USD", "-10.125", "-10.13")]
    [InlineData("JPY", "1000.5", "1001")]
    [InlineData("BHD", "1.2345", "1.235")]
    [InlineData("CLF", "1.23445", "1.2345")]
    public void Round_UnlessGiven_IsHalfAwayFromZeroAtTheMinorUnit(string code, string amount, string rounded) =>
        Money.Parse($"{code} {amount}", null).Round().Should().Be(Money.Parse($"{code} {rounded}", null));

    [Fact]
    public void Round_NoMinorUnit_Throws()
    {
        var round = () => Money.Of(1.5m, Currency.Xau).Round();

        round.Should().Throw<InvalidOperationException>().WithMessage("XAU*");
    }
}
