using FsCheck;
using FsCheck.Fluent;
using Monetize.Monetary;

namespace Monetize.Tests.Monetary;

/// <summary>Minor units and back, for every currency of the table.</summary>
public sealed class MoneyMinorTests
{
    private static readonly long[] Bounds =
    [
        0, 1, -1, 9, 10, 11, 99, 100, 101, 999, 1000, 1001, 9999, 10_000, -100, -12_345, int.MaxValue, int.MinValue,
        999_999_999_999_999_999, long.MaxValue - 1, long.MaxValue, long.MinValue, long.MinValue + 1,
    ];

    [Fact]
    public void FromMinor_EveryCurrencyAndBound_ComesBack()
    {
        foreach (var currency in Currency.All.Where(currency => currency.MinorUnits is not null))
        {
            foreach (var minor in Bounds)
            {
                var money = Money.FromMinor(minor, currency);

                money.ToMinor().Should().Be(minor, "of {0}", currency);
                ((BigDecimal)money.Amount).Is(new BigDecimal(minor, currency.MinorUnits!.Value)).Should().BeTrue();
                money.Round().Should().Be(money);
                Money.Parse(money.ToString(), null).Should().Be(money);
            }
        }
    }

    [Fact]
    public void FromMinor_NoMinorUnit_Throws()
    {
        foreach (var currency in Currency.All.Where(currency => currency.MinorUnits is null))
        {
            var from = () => Money.FromMinor(1, currency);
            var to = () => Money.Of(1m, currency).ToMinor();

            from.Should().Throw<ArgumentException>().WithParameterName("currency")
                .WithMessage($"{currency} has no minor unit; give the amount in major units.*");
            to.Should().Throw<InvalidOperationException>();
        }
    }

    [Fact]
    public void ToMinor_AnyAmount_IsTheOracleOrNotExact()
    {
        var gen =
            from amount in Amounts.Any
            from currency in Gen.Elements(Currency.Jpy, Currency.Usd, Currency.Bhd, Currency.Clf)
            select Money.Of(amount, currency);
        Prop.ForAll(gen.ToArbitrary(), money =>
        {
            var minor = (BigDecimal)money.Amount * new BigDecimal(1, -money.Currency.MinorUnits!.Value);
            try
            {
                return minor.Is(new BigDecimal(money.ToMinor(), 0));
            }
            catch (NotExactException)
            {
                return !minor.IsLong;
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));
    }

    [Theory]
    [InlineData("USD 0.005")]
    [InlineData("JPY 0.5")]
    [InlineData("BHD 0.0001")]
    [InlineData("USD 92233720368547758.08")]
    [InlineData("USD -92233720368547758.09")]
    [InlineData("USD 79228162514264337593543950335.00")]
    public void ToMinor_FractionOrTooLarge_Throws(string text)
    {
        var toMinor = () => Money.Parse(text, null).ToMinor();

        toMinor.Should().Throw<NotExactException>().WithMessage(
            $"{text} is not a whole number of minor units that a long holds; round it, or use a smaller amount.");
    }
}
