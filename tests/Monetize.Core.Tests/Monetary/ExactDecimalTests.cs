using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Monetize.Monetary;

namespace Monetize.Tests.Monetary;

public sealed class ExactDecimalTests
{
    private const decimal Smallest = 0.0000000000000000000000000001m;
    private static readonly Config Cases = Config.QuickThrowOnFailure.WithMaxTest(5000);

    [Fact]
    public void Multiply_AnyTwoDecimals_IsTheOracleOrRefused() =>
        Prop.ForAll(Pairs(), pair => Agrees(
            ExactDecimal.TryMultiply(pair.Left, pair.Right, out var product), product,
            (BigDecimal)pair.Left * pair.Right)).Check(Cases);

    [Fact]
    public void Add_AnyTwoDecimals_IsTheOracleOrRefused() =>
        Prop.ForAll(Pairs(), pair => Agrees(
            ExactDecimal.TryAdd(pair.Left, pair.Right, out var sum), sum,
            (BigDecimal)pair.Left + pair.Right)).Check(Cases);

    [Fact]
    public void MultiplyAdd_AnyThreeDecimals_IsTheOracleOrRefused()
    {
        var gen =
            from pair in Pairs().Generator
            from term in Amounts.Any
            from isAligned in Gen.Elements(true, false)
            select (pair.Left, pair.Right, Term: isAligned ? Aligned(term, pair.Left.Scale + pair.Right.Scale) : term);
        Prop.ForAll(gen.ToArbitrary(), three =>
        {
            var held = ExactDecimal.TryMultiplyAdd(three.Left, three.Right, three.Term, out var sum);
            var exact = ((BigDecimal)three.Left * three.Right) + three.Term;
            return ExactDecimal.TryMultiply(three.Left, three.Right, out _)
                ? Agrees(held, sum, exact)
                : !held;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(20_000));
    }

    [Theory]
    [InlineData("3", "0.0000000000000000000000000001", "0.0000000000000000000000000002", true)]
    [InlineData("4294967296", "18446744073709551615", "4294967295", true)]
    [InlineData("4294967296", "18446744073709551615", "4294967296", false)]
    [InlineData("79228162514264337593543950335", "1", "0", true)]
    [InlineData("79228162514264337593543950335", "2", "0", false)]
    [InlineData("18446744073709551616", "18446744073709551616", "0", false)]
    [InlineData("18446744073709551615", "18446744073709551615", "79228162514264337593543950335", false)]
    public void MultiplyAdd_AtTheLimits_IsExactOrRefused(string left, string right, string term, bool isHeld)
    {
        ExactDecimal.TryMultiplyAdd(Read(left), Read(right), Read(term), out var sum).Should().Be(isHeld);

        if (isHeld) sum.Should().Be((Read(left) * Read(right)) + Read(term));
    }

    [Fact]
    public void TryDivide_AnyTwoDecimals_GivesTheDividendBackOrIsRefused() =>
        Prop.ForAll(Pairs(), pair =>
        {
            if (pair.Right == 0m) return true;
            BigDecimal divisor = pair.Right;
            var held = ExactDecimal.TryDivide(pair.Left, pair.Right, out var quotient);
            return held ? (quotient * divisor).Is(pair.Left) : !IsDecimalQuotient(pair.Left, divisor);
        }).Check(Cases);

    [Fact]
    public void TryDivide_DividendMadeFromAQuotient_IsHeld() =>
        Prop.ForAll(Pairs(), pair => pair.Right == 0m
            || !ExactDecimal.TryMultiply(pair.Left, pair.Right, out var dividend)
            || (ExactDecimal.TryDivide(dividend, pair.Right, out var quotient) && quotient == pair.Left)).Check(Cases);

    [Fact]
    public void DivideDownAndUp_AnyTwoDecimals_BracketTheDividendOrAreRefused() =>
        Prop.ForAll(Pairs(), pair =>
        {
            var (dividend, divisor) = (Math.Abs(pair.Left), Math.Abs(pair.Right));
            if (divisor == 0m) return true;
            var whole = Whole(dividend, divisor, out var isExact);
            return IsWhole(() => ExactDecimal.DivideDown(dividend, divisor), whole)
                && IsWhole(() => ExactDecimal.DivideUp(dividend, divisor), isExact ? whole : whole + 1);
        }).Check(Cases);

    [Fact]
    public void TryDivide_ByZero_Throws()
    {
        var divide = () => ExactDecimal.TryDivide(1m, 0.00m, out _);

        divide.Should().Throw<DivideByZeroException>();
    }

    [Fact]
    public void Mantissa_AnyDecimal_IsItsIntegerWithSign() =>
        Prop.ForAll(Amounts.Any.ToArbitrary(), value =>
            ExactDecimal.Mantissa(value) == ((BigDecimal)value).Mantissa).Check(Cases);

    [Fact]
    public void TryFrom_AnyMantissaAndScale_IsTheOracleOrRefused()
    {
        var gen =
            from left in Amounts.Any
            from right in Amounts.Any
            from scale in Gen.Choose(-40, 70)
            select new BigDecimal(((BigDecimal)left).Mantissa * ((BigDecimal)right).Mantissa, scale);
        Prop.ForAll(gen.ToArbitrary(), exact => Agrees(
            ExactDecimal.TryFrom(exact.Mantissa, exact.Scale, out var value), value, exact)).Check(Cases);
    }

    [Fact]
    public void TryParse_AnyDigitsPointAndExponent_IsTheOracleOrRefused()
    {
        var gen =
            from value in Amounts.Any
            from exponent in Gen.Choose(-60, 60)
            select (Value: value, Exponent: exponent);
        Prop.ForAll(gen.ToArbitrary(), q =>
        {
            var text = FormattableString.Invariant($"{q.Value}e{q.Exponent}");
            var written = new BigDecimal(((BigDecimal)q.Value).Mantissa, ((BigDecimal)q.Value).Scale - q.Exponent);
            return Agrees(ExactDecimal.TryParse(text, out var value), value, written);
        }).Check(Cases);
    }

    [Theory]
    [InlineData("1000000000000000000.123456789", "0.123456789012")]
    [InlineData("79228162514264337593543950335", "1.1")]
    [InlineData("0.0000000000000000000000000001", "0.1")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    public void Multiply_BeyondADecimal_ThrowsNotExact(string left, string right)
    {
        var multiply = () => ExactDecimal.Multiply(Read(left), Read(right));

        multiply.Should().Throw<NotExactException>()
            .WithMessage(
                $"{left} times {right} has no exact decimal of 28 digits; use smaller figures or fewer decimals.")
            .Which.Code.Id.Should().Be("MON1301");
    }

    [Theory]
    [InlineData("12345678901234.56789", "0.00000000000010", "1.234567890123456789")]
    [InlineData("0.00000000000000000000000000010", "10", "0.0000000000000000000000000010")]
    [InlineData("2.50000000000000000000", "4.00000000000000000000", "10")]
    [InlineData("0.0000000000000000000000000000", "5.5", "0")]
    public void Multiply_DroppedDigitsAllZero_IsExact(string left, string right, string product) =>
        ExactDecimal.Multiply(Read(left), Read(right)).Should().Be(Read(product));

    [Fact]
    public void Add_OneMoreThanADecimalHolds_ThrowsNotExact()
    {
        var overflow = () => ExactDecimal.Add(decimal.MaxValue, 1m);
        var lostDigit = () => ExactDecimal.Add(decimal.MaxValue, Smallest);
        var below = () => ExactDecimal.Subtract(decimal.MinValue, 0.5m);

        overflow.Should().Throw<NotExactException>().WithMessage("79228162514264337593543950335 plus 1 has no *");
        lostDigit.Should().Throw<NotExactException>();
        below.Should().Throw<NotExactException>().WithMessage("-79228162514264337593543950335 minus 0.5 has no *");
    }

    [Fact]
    public void Add_AtTheLimits_IsExact()
    {
        ExactDecimal.Add(decimal.MaxValue - 1m, 1.000m).Should().Be(decimal.MaxValue);
        ExactDecimal.Subtract(decimal.MaxValue, decimal.MaxValue).Should().Be(0m);
        ExactDecimal.Subtract(1m, Smallest).Should().Be(0.9999999999999999999999999999m);
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0.00", "0")]
    [InlineData("12.50", "12.5")]
    [InlineData("1e3", "1000")]
    [InlineData("-1.5E-2", "-0.015")]
    [InlineData("25e+1", "250")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    [InlineData("10000000000000000000000000000000000e-30", "10000")]
    [InlineData("0e60", "0")]
    [InlineData("0e-60", "0")]
    public void TryParse_Number_IsRead(string text, string value)
    {
        ExactDecimal.TryParse(text, out var read).Should().BeTrue();
        read.Should().Be(Read(value));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("+1")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("1,5")]
    [InlineData("1.2.3")]
    [InlineData(" 1")]
    [InlineData("1 ")]
    [InlineData("--1")]
    [InlineData("e5")]
    [InlineData("1e")]
    [InlineData("1e5.0")]
    [InlineData("1e61")]
    [InlineData("0e61")]
    [InlineData("0e-61")]
    [InlineData("1e2147483647")]
    [InlineData("1e-2147483648")]
    [InlineData("1e99999999999")]
    [InlineData("٣")]
    [InlineData("NaN")]
    [InlineData("0x10")]
    [InlineData("79228162514264337593543950336")]
    [InlineData("0.00000000000000000000000000001")]
    [InlineData("1.00000000000000000000000000001")]
    public void TryParse_NotAnExactDecimal_IsRefused(string text) =>
        ExactDecimal.TryParse(text, out _).Should().BeFalse();

    [Theory]
    [InlineData(119, true)]
    [InlineData(120, true)]
    [InlineData(121, false)]
    [InlineData(100_000, false)]
    public void TryParse_LongText_IsReadUpTo120Characters(int length, bool isRead) =>
        ExactDecimal.TryParse(new string('0', length), out _).Should().Be(isRead);

    [Theory]
    [InlineData("-0")]
    [InlineData("-0.00")]
    [InlineData("-0e5")]
    public void TryParse_NegativeZero_HasNoSign(string text)
    {
        ExactDecimal.TryParse(text, out var zero).Should().BeTrue();
        decimal.IsNegative(zero).Should().BeFalse();
    }

    [Theory]
    [InlineData("1", "4", "0.25")]
    [InlineData("1.00", "4", "0.25")]
    [InlineData("300", "3", "100")]
    [InlineData("100", "0.001", "100000")]
    public void TryDivide_QuotientOfFewDigits_HasNoTrailingZeros(string dividend, string divisor, string expected)
    {
        ExactDecimal.TryDivide(Read(dividend), Read(divisor), out var quotient).Should().BeTrue();
        quotient.ToString(System.Globalization.CultureInfo.InvariantCulture).Should().Be(expected);
    }

    [Theory]
    [InlineData("7", "2", 0, RoundingMode.HalfAwayFromZero, "4")]
    [InlineData("7", "2", 0, RoundingMode.Up, "4")]
    [InlineData("7", "2", 0, RoundingMode.Ceiling, "4")]
    [InlineData("7", "2", 0, RoundingMode.Down, "3")]
    [InlineData("7", "2", 0, RoundingMode.Floor, "3")]
    [InlineData("0", "2", 0, RoundingMode.Up, "0")]
    [InlineData("-7", "2", 0, RoundingMode.Up, "-4")]
    [InlineData("-7", "2", 0, RoundingMode.Ceiling, "-3")]
    [InlineData("-7", "2", 0, RoundingMode.Down, "-3")]
    [InlineData("-7", "2", 0, RoundingMode.Floor, "-4")]
    [InlineData("20", "3", 2, RoundingMode.HalfEven, "6.67")]
    [InlineData("20", "3", 2, RoundingMode.Up, "6.67")]
    [InlineData("20", "3", 2, RoundingMode.Down, "6.66")]
    [InlineData("2.25", "0.003", 1, RoundingMode.Up, "750")]
    [InlineData("2.251", "0.03", 1, RoundingMode.Up, "75.1")]
    [InlineData("2500", "1.6", -2, RoundingMode.HalfAwayFromZero, "1600")]
    [InlineData("2500", "1.6", -2, RoundingMode.Down, "1500")]
    [InlineData("250.08", "0.16", -2, RoundingMode.Up, "1600")]
    public void DivideRounded_AtADigit_IsTheQuotientRoundedOnce(
        string dividend, string divisor, int digits, RoundingMode mode, string expected) =>
        ExactDecimal.DivideRounded(Read(dividend), Read(divisor), digits, mode).Should().Be(Read(expected));

    /// <summary>The wide integers give the same numbers, so that only what they allocate tells which path ran.</summary>
    [Theory]
    [InlineData("9223372036854775807", "7")]
    [InlineData("922337203685477580", "0.1")]
    [InlineData("4294967296.5", "0.25")]
    [InlineData("4294967296", "0.25")]
    public void DivideUp_63BitsHoldBoth_AllocatesNothing(string dividend, string divisor)
    {
        var (of, by) = (Read(dividend), Read(divisor));
        _ = ExactDecimal.DivideUp(of, by);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 1_000; i++) _ = ExactDecimal.DivideUp(of, by);

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
    }

    [Fact]
    public void Divide_QuotientThatNoDecimalHolds_ThrowsNotExact()
    {
        var rounded = () => ExactDecimal.DivideRounded(decimal.MaxValue, 0.1m, 2, RoundingMode.HalfEven);
        var up = () => ExactDecimal.DivideUp(decimal.MaxValue, 0.1m);

        rounded.Should().Throw<NotExactException>().WithMessage("79228162514264337593543950335 over 0.1 has no *");
        up.Should().Throw<NotExactException>().WithMessage("79228162514264337593543950335 over 0.1 has no *");
    }

    private static bool Agrees(bool held, decimal value, BigDecimal exact) =>
        held == exact.FitsDecimal && (!held || exact.Is(value));

    /// <summary>Whether the quotient has 28 decimals at most and fits.</summary>
    private static bool IsDecimalQuotient(BigDecimal dividend, BigDecimal divisor)
    {
        var shifted = dividend.Mantissa * BigInteger.Pow(10, 28 + divisor.Scale);
        var units = BigInteger.DivRem(shifted, divisor.Mantissa * BigInteger.Pow(10, dividend.Scale), out var rest);
        return rest.IsZero && new BigDecimal(units, 28).FitsDecimal;
    }

    private static BigInteger Whole(BigDecimal dividend, BigDecimal divisor, out bool isExact)
    {
        var whole = BigInteger.DivRem(
            dividend.Mantissa * BigInteger.Pow(10, divisor.Scale),
            divisor.Mantissa * BigInteger.Pow(10, dividend.Scale),
            out var rest);
        isExact = rest.IsZero;
        return whole;
    }

    private static bool IsWhole(Func<decimal> divide, BigInteger expected)
    {
        try
        {
            return new BigDecimal(expected, 0).Is(divide());
        }
        catch (NotExactException)
        {
            return !new BigDecimal(expected, 0).FitsDecimal;
        }
    }

    private static Arbitrary<(decimal Left, decimal Right)> Pairs() =>
        (from left in Amounts.Any from right in Amounts.Any select (left, right)).ToArbitrary();

    /// <summary>The digits of a decimal at another scale, where a decimal has one like it.</summary>
    private static decimal Aligned(decimal value, int scale)
    {
        var bits = decimal.GetBits(value);
        return scale > 28 ? value : new decimal(bits[0], bits[1], bits[2], value < 0m, (byte)scale);
    }

    private static decimal Read(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
