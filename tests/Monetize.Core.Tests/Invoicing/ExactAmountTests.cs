using Monetize.Invoicing;
using Monetize.Monetary;
using Monetize.Subscriptions;

namespace Monetize.Tests.Invoicing;

public sealed class ExactAmountTests
{
    private static readonly ExactAmount Third = new(10m, new ProrationShare(1, 3));

    [Fact]
    public void Plus_FractionsOfDifferentWholes_IsTheirExactSum()
    {
        var sum = Third.Plus(new ExactAmount(10m, new ProrationShare(1, 4)));

        sum.ToString().Should().Be("70 x 1/12");
        sum.Round(Currency.Usd).Should().Be(CouponLife.Usd(5.83m));
    }

    [Fact]
    public void Plus_FractionsThatMakeAWhole_IsADecimal()
    {
        var sum = Third.Plus(new ExactAmount(10m, new ProrationShare(2, 3)));

        sum.Should().Be(ExactAmount.Of(10m));
        sum.IsWhole.Should().BeTrue();
        Third.IsWhole.Should().BeFalse();
    }

    [Fact]
    public void Plus_AWholeAndAFraction_KeepsTheFraction() =>
        Third.Plus(ExactAmount.Of(0.01m)).ToString().Should().Be("10.03 x 1/3");

    [Fact]
    public void Less_OfAFraction_IsTheResidue() => Third.Less(3.33m).ToString().Should().Be("0.01 x 1/3");

    [Fact]
    public void Negated_Twice_IsTheSame()
    {
        Third.Negated().Whole.Should().Be(-10m);
        Third.Negated().Negated().Should().Be(Third);
        Third.Plus(Third.Negated()).Should().Be(ExactAmount.Of(0m));
    }

    [Theory]
    [InlineData("5", 1, 1, "10", 1, 2, true)]
    [InlineData("5.0", 1, 1, "5.00", 2, 2, true)]
    [InlineData("3", 1, 3, "10", 1, 10, true)]
    [InlineData("3", 1, 3, "10", 1, 9, false)]
    [InlineData("5", 1, 1, "5.01", 1, 1, false)]
    [InlineData("-5", 1, 1, "5", 1, 1, false)]
    public void IsSameNumberAs_AnyForm_ComparesNumbers(
        string left, int part, int whole, string right, int otherPart, int otherWhole, bool isSame)
    {
        var one = new ExactAmount(Rating.Figures.Read(left), new ProrationShare(part, whole));
        var other = new ExactAmount(Rating.Figures.Read(right), new ProrationShare(otherPart, otherWhole));

        one.IsSameNumberAs(other).Should().Be(isSame);
        other.IsSameNumberAs(one).Should().Be(isSame);
    }

    [Theory]
    [InlineData(4, 6, 12)]
    [InlineData(1, 7, 7)]
    [InlineData(7, 1, 7)]
    [InlineData(5, 5, 5)]
    public void CommonMultiple_OfTwo_IsTheSmallest(long left, long right, long expected) =>
        ExactAmount.CommonMultiple(left, right).Should().Be(expected);

    [Fact]
    public void CommonMultiple_BeyondALong_Throws()
    {
        ExactAmount.CommonMultiple(long.MaxValue, 1).Should().Be(long.MaxValue);
        FluentActions.Invoking(() => ExactAmount.CommonMultiple(long.MaxValue, 2))
            .Should().Throw<NotExactException>();
    }

    [Theory]
    [InlineData(1, 1, 2, 1)]
    [InlineData(-1, 1, 2, -1)]
    [InlineData(1, 1, 3, 0)]
    [InlineData(2, 1, 3, 1)]
    [InlineData(-2, 1, 3, -1)]
    [InlineData(5, 3, 2, 8)]
    [InlineData(long.MaxValue, 3, 3, long.MaxValue)]
    [InlineData(long.MaxValue, 1_000, 2_000, 4_611_686_018_427_387_904)]
    [InlineData(-long.MaxValue, 1_000, 2_000, -4_611_686_018_427_387_904)]
    [InlineData(long.MaxValue, 1_000, 3_000, 3_074_457_345_618_258_602)]
    public void Part_OfAnyValue_IsTheNextWholeNumberHalvesAwayFromZero(
        long value, long numerator, long denominator, long expected) =>
        MinorMath.Part(value, numerator, denominator).Should().Be(expected);

    [Fact]
    public void Part_BeyondALong_Throws() =>
        FluentActions.Invoking(() => MinorMath.Part(long.MaxValue, 2, 1)).Should().Throw<NotExactException>()
            .WithMessage("The amounts of the invoice are more minor units than a long holds; use smaller amounts.");

    [Fact]
    public void Add_BeyondALong_Throws()
    {
        MinorMath.Add(long.MaxValue, long.MinValue).Should().Be(-1);
        MinorMath.Add(long.MaxValue, 0).Should().Be(long.MaxValue);
        FluentActions.Invoking(() => MinorMath.Add(long.MaxValue, 1)).Should().Throw<NotExactException>();
        FluentActions.Invoking(() => MinorMath.Add(long.MinValue, -1)).Should().Throw<NotExactException>();
    }
}
