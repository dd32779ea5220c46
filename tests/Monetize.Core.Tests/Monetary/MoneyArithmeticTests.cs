using FsCheck;
using FsCheck.Fluent;
using Monetize.Monetary;

namespace Monetize.Tests.Monetary;

/// <summary>Every result is that of unbounded integers, or refused with a typed error; never silently wrong.</summary>
public sealed class MoneyArithmeticTests
{
    private static readonly Config Cases = Config.QuickThrowOnFailure.WithMaxTest(5000);

    [Fact]
    public void Sum_AnyAmounts_IsTheOracleOrNotExact() => Check(
        (left, right) => Money.Of(left, Currency.Usd) + Money.Of(right, Currency.Usd),
        (left, right) => left + right);

    [Fact]
    public void Difference_AnyAmounts_IsTheOracleOrNotExact() => Check(
        (left, right) => Money.Of(left, Currency.Usd) - Money.Of(right, Currency.Usd),
        (left, right) => left + -right);

    [Fact]
    public void Product_AnyAmountAndFactor_IsTheOracleOrNotExact() => Check(
        (amount, factor) => Money.Of(amount, Currency.Usd) * factor, (amount, factor) => amount * factor);

    [Fact]
    public void Product_FactorFirst_IsTheSame() => Check(
        (amount, factor) => factor * Money.Of(amount, Currency.Usd), (amount, factor) => amount * factor);

    [Fact]
    public void Negation_AnyAmount_IsTheOracle() => Check(
        (amount, _) => -Money.Of(amount, Currency.Usd), (amount, _) => -amount);

    /// <summary>Quantities to 10^18 with 9 decimals; prices with 12 decimals.</summary>
    [Theory]
    [InlineData("1000000000000000000", "0.000000000001", "1000000")]
    [InlineData("999999999999999999.999999999", "1", "999999999999999999.999999999")]
    [InlineData("123456789.123456789", "0.000000000001", "0.000123456789123456789")]
    public void Product_LargeQuantityAndFinePrice_IsExact(string quantity, string price, string amount)
    {
        var money = Money.Parse($"USD {price}", null) * Money.Parse($"USD {quantity}", null).Amount;

        money.Should().Be(Money.Parse($"USD {amount}", null));
    }

    private static void Check(
        Func<decimal, decimal, Money> calculate, Func<BigDecimal, BigDecimal, BigDecimal> oracle)
    {
        var pairs = from left in Amounts.Any from right in Amounts.Any select (Left: left, Right: right);
        Prop.ForAll(pairs.ToArbitrary(), pair =>
        {
            var exact = oracle(pair.Left, pair.Right);
            try
            {
                var money = calculate(pair.Left, pair.Right);
                return money.Currency == Currency.Usd && exact.Is(money.Amount);
            }
            catch (NotExactException)
            {
                return !exact.FitsDecimal;
            }
        }).Check(Cases);
    }
}
