using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Monetize.Monetary;
using Monetize.Tests.Monetary;

namespace Monetize.Tests.Metering;

public sealed class UnitTests
{
    private static readonly Unit[] Data =
    [
        Unit.Byte, Unit.Kilobyte, Unit.Megabyte, Unit.Gigabyte, Unit.Terabyte,
        Unit.Kibibyte, Unit.Mebibyte, Unit.Gibibyte, Unit.Tebibyte,
    ];

    private static readonly Unit[] Time = [Unit.Millisecond, Unit.Second, Unit.Minute, Unit.Hour];

    [Theory]
    [InlineData("1", "TB", "GB", "1000")]
    [InlineData("1", "GiB", "GB", "1.073741824")]
    [InlineData("1", "GB", "GiB", "0.931322574615478515625")]
    [InlineData("1", "GiB", "B", "1073741824")]
    [InlineData("1", "TiB", "GiB", "1024")]
    [InlineData("0.5", "kB", "B", "500")]
    [InlineData("1", "KiB", "B", "1024")]
    [InlineData("1", "MiB", "kB", "1048.576")]
    [InlineData("90", "min", "h", "1.5")]
    [InlineData("1.5", "h", "s", "5400")]
    [InlineData("1", "s", "ms", "1000")]
    [InlineData("-2", "h", "min", "-120")]
    [InlineData("0", "TiB", "ms", null)]
    [InlineData("7", "word", "word", "7")]
    public void Convert_KnownUnits_IsExact(string quantity, string from, string to, string? expected)
    {
        var convert = () => Unit.Of(from).Convert(Rating.Figures.Read(quantity), Unit.Of(to));

        if (expected is null) convert.Should().Throw<ArgumentException>();
        else convert().Should().Be(Rating.Figures.Read(expected));
    }

    [Fact]
    public void Convert_QuantityWithoutADecimalInTheBaseUnit_IsStillHeld()
    {
        Unit.Terabyte.Convert(1_000_000_000_000_000_000m, Unit.Gigabyte).Should().Be(1_000_000_000_000_000_000_000m);
        Unit.Terabyte.Convert(decimal.MaxValue, Unit.Terabyte).Should().Be(decimal.MaxValue);
    }

    [Fact]
    public void Convert_OneSecondInHours_IsRefusedAndSaysWhy()
    {
        var convert = () => Unit.Second.Convert(1m, Unit.Hour);

        convert.Should().Throw<NotExactException>()
            .WithMessage("1 second has no exact decimal in hour; give the quantity in hour.")
            .Which.Code.Id.Should().Be("MON1301");
    }

    [Fact]
    public void Convert_AnyQuantityWithinADimension_IsTheRatioOrNoDecimalHoldsIt() =>
        Prop.ForAll(
            Gen.OneOf(Pairs(Data), Pairs(Time)).ToArbitrary(),
            Amounts.Any.ToArbitrary(),
            (pair, quantity) =>
            {
                var numerator = (BigDecimal)quantity * pair.From.Factor;
                try
                {
                    return ((BigDecimal)pair.From.Convert(quantity, pair.To) * pair.To.Factor).Is(numerator);
                }
                catch (NotExactException)
                {
                    return !HasDecimal(numerator, pair.To.Factor);
                }
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    [Theory]
    [InlineData("word", "call")]
    [InlineData("GB", "s")]
    [InlineData("word", "byte")]
    public void Convert_AnotherDimension_Throws(string from, string to)
    {
        var convert = () => Unit.Of(from).Convert(1m, Unit.Of(to));

        convert.Should().Throw<ArgumentException>().WithMessage("*do not convert*")
            .Which.ParamName.Should().Be("target");
    }

    [Fact]
    public void Of_KeyOrSymbol_IsTheKnownUnit()
    {
        Unit.Of("gigabyte").Should().BeSameAs(Unit.Gigabyte);
        Unit.Of("GB").Should().BeSameAs(Unit.Gigabyte);
        Unit.Of("GiB").Should().BeSameAs(Unit.Gibibyte);
        Unit.Of("Gb").Should().NotBe(Unit.Gigabyte, "symbols are written with care for case");
    }

    [Fact]
    public void Of_AnotherName_IsAUnitAndADimensionOfItsOwn()
    {
        var page = Unit.Of("page");

        (page.Key, page.Symbol, page.Dimension, page.Factor).Should().Be(("page", "page", "page", 1m));
        page.Should().Be(Unit.Of("page"));
        page.GetHashCode().Should().Be(Unit.Of("page").GetHashCode());
        page.ToString().Should().Be("page");
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData(null)]
    public void Of_NoName_Throws(string? key)
    {
        var of = () => Unit.Of(key!);

        of.Should().Throw<ArgumentException>();
    }

    [Fact]
    public void Equals_OtherUnitOrNothing_IsFalse()
    {
        Unit.Gigabyte.Equals(Unit.Gibibyte).Should().BeFalse();
        ((object)Unit.Gigabyte).Equals("gigabyte").Should().BeFalse();
        ((object)Unit.Gigabyte).Equals(Unit.Of("GB")).Should().BeTrue();
        Unit.Gigabyte.Equals(null).Should().BeFalse();
    }

    private static Gen<(Unit From, Unit To)> Pairs(Unit[] units) =>
        from source in Gen.Elements(units)
        from target in Gen.Elements(units)
        select (source, target);

    // Shifted by 28 digits, a quotient that a decimal holds is a whole number.
    private static bool HasDecimal(BigDecimal dividend, BigDecimal divisor)
    {
        var whole = BigInteger.DivRem(
            dividend.Mantissa * BigInteger.Pow(10, 28 + divisor.Scale),
            divisor.Mantissa * BigInteger.Pow(10, dividend.Scale),
            out var rest);
        return rest.IsZero && new BigDecimal(whole, 28).FitsDecimal;
    }
}
