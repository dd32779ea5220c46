using System.Globalization;
using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Monetize.Monetary;

namespace Monetize.Tests.Monetary;

public sealed class RoundingTests
{
    [Theory]
    [InlineData(RoundingMode.HalfAwayFromZero, "3 2 2 1 -1 -2 -2 -3")]
    [InlineData(RoundingMode.HalfEven, "2 2 2 1 -1 -2 -2 -2")]
    [InlineData(RoundingMode.Up, "3 2 2 2 -2 -2 -2 -3")]
    [InlineData(RoundingMode.Down, "2 1 1 1 -1 -1 -1 -2")]
    [InlineData(RoundingMode.Ceiling, "3 2 2 2 -1 -1 -1 -2")]
    [InlineData(RoundingMode.Floor, "2 1 1 1 -2 -2 -2 -3")]
    public void Round_EveryMode_GoesItsWay(RoundingMode mode, string expected)
    {
        decimal[] values = [2.5m, 1.7m, 1.5m, 1.2m, -1.2m, -1.5m, -1.7m, -2.5m];
        var wanted = expected.Split(' ').Select(text => decimal.Parse(text, CultureInfo.InvariantCulture)).ToArray();

        values.Select(value => Rounding.Round(value, 0, mode)).Should().Equal(wanted);
        values.Select(value => Rounding.Round(value / 100m, 2, mode)).Should().Equal(wanted.Select(w => w / 100m));
        values.Select(value => Rounding.Round(value * 100m, -2, mode)).Should().Equal(wanted.Select(w => w * 100m));
    }

    [Theory]
    [InlineData("123.456", 2, RoundingMode.HalfAwayFromZero, "123.46")]
    [InlineData("123.456", -2, RoundingMode.HalfAwayFromZero, "100")]
    [InlineData("123.456", 0, RoundingMode.Ceiling, "124")]
    [InlineData("123.456", -2, RoundingMode.Ceiling, "200")]
    [InlineData("123.456", -2, RoundingMode.Floor, "100")]
    [InlineData("149.999", -2, RoundingMode.HalfAwayFromZero, "100")]
    [InlineData("150", -2, RoundingMode.HalfAwayFromZero, "200")]
    [InlineData("0.001", -3, RoundingMode.Up, "1000")]
    [InlineData("499", -28, RoundingMode.HalfAwayFromZero, "0")]
    [InlineData("79228162514264337593543950335", 28, RoundingMode.Up, "79228162514264337593543950335")]
    [InlineData("7.9228162514264337593543950335", 27, RoundingMode.Up, "7.922816251426433759354395034")]
    public void Round_AtADigit_IsTheMultipleNextToIt(string value, int digits, RoundingMode mode, string expected) =>
        Rounding.Round(decimal.Parse(value, CultureInfo.InvariantCulture), digits, mode)
            .Should().Be(decimal.Parse(expected, CultureInfo.InvariantCulture));

    [Fact]
    public void Round_BeyondADecimal_ThrowsNotExact()
    {
        var round = () => Rounding.Round(decimal.MaxValue, -28);

        round.Should().Throw<NotExactException>()
            .WithMessage("79228162514264337593543950335 rounded to -28 digits is larger than a decimal holds.");
        Rounding.Round(decimal.MaxValue, -28, RoundingMode.Down).Should().Be(70000000000000000000000000000m);
    }

    [Theory]
    [InlineData(29, 0, "digits", "*")]
    [InlineData(-29, 0, "digits", "*")]
    [InlineData(2, 6, "mode", "Not a rounding mode.*")]
    [InlineData(-2, 6, "mode", "Not a rounding mode.*")]
    [InlineData(0, -1, "mode", "Not a rounding mode.*")]
    public void Round_DigitsOrModeOutOfBounds_Throws(int digits, int mode, string parameter, string message)
    {
        var round = () => Rounding.Round(100m, digits, (RoundingMode)mode);

        round.Should().Throw<ArgumentOutOfRangeException>().WithMessage(message).WithParameterName(parameter);
    }

    [Fact]
    public void Round_AnyValueDigitsAndMode_IsTheOracleOrNotExact()
    {
        var gen =
            from value in Amounts.Any
            from digits in Gen.OneOf(Gen.Choose(-4, 4), Gen.Choose(-28, 28))
            from mode in Gen.Elements(Enum.GetValues<RoundingMode>())
            select (Value: value, Digits: digits, Mode: mode);
        Prop.ForAll(gen.ToArbitrary(), q =>
        {
            var exact = Oracle(q.Value, q.Digits, q.Mode);
            try
            {
                return exact.Is(Rounding.Round(q.Value, q.Digits, q.Mode));
            }
            catch (NotExactException)
            {
                return !exact.FitsDecimal;
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(10_000));
    }

    [Fact]
    public void Subtotal_ThirdsOfAHundred_IsTheSumOfTheLinesShown()
    {
        Money[] lines = [Usd(33.333333m), Usd(33.333333m), Usd(33.333334m)];

        Rounding.Subtotal(Currency.Usd, lines).Should().Be(Usd(99.99m));
        Rounding.Subtotal(Currency.Usd, Enumerable.Repeat(Usd(0.011m), 100)).Should().Be(Usd(1m));
        Rounding.Subtotal(Currency.Usd, lines, RoundingMode.Up).Should().Be(Usd(100.02m));
        Rounding.Subtotal(Currency.Usd, []).Should().Be(Money.Zero(Currency.Usd));
    }

    [Fact]
    public void Subtotal_OtherCurrency_Throws()
    {
        var subtotal = () => Rounding.Subtotal(Currency.Eur, [Usd(1m)]);

        subtotal.Should().Throw<CurrencyMismatchException>();
    }

    [Fact]
    public void Subtotal_Null_Throws()
    {
        var subtotal = () => Rounding.Subtotal(Currency.Eur, null!);

        subtotal.Should().Throw<ArgumentNullException>().WithParameterName("lines");
    }

    private static Money Usd(decimal amount) => Money.Of(amount, Currency.Usd);

    /// <summary>The definition: of the multiples below and above, the one that the mode names.</summary>
    private static BigDecimal Oracle(BigDecimal value, int digits, RoundingMode mode)
    {
        var (mantissa, unit) = digits > value.Scale
            ? (value.Mantissa * BigInteger.Pow(10, digits - value.Scale), BigInteger.One)
            : (value.Mantissa, BigInteger.Pow(10, value.Scale - digits));
        var below = BigInteger.DivRem(mantissa, unit, out var rest);
        if (rest.Sign < 0) (below, rest) = (below - 1, rest + unit);
        if (rest.IsZero) return new BigDecimal(below, digits);
        var above = below + 1;
        var nearest = (rest * 2).CompareTo(unit) switch { < 0 => below, > 0 => above, _ => (BigInteger?)null };
        var larger = mantissa.Sign > 0 ? above : below;
        var smaller = mantissa.Sign > 0 ? below : above;
        var chosen = mode switch
        {
            RoundingMode.HalfAwayFromZero => nearest ?? larger,
            RoundingMode.HalfEven => nearest ?? (below.IsEven ? below : above),
            RoundingMode.Up => larger,
            RoundingMode.Down => smaller,
            RoundingMode.Ceiling => above,
            RoundingMode.Floor => below,
            _ => throw new ArgumentOutOfRangeException(nameof(mode)),
        };
        return new BigDecimal(chosen, digits);
    }
}
