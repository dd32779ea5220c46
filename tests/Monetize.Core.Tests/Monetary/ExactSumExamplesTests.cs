using Monetize.Monetary;

namespace Monetize.Tests.Monetary;

/// <summary>Sums on both sides of what a decimal holds, figure by figure.</summary>
public sealed class ExactSumExamplesTests
{
    private const decimal Smallest = 0.0000000000000000000000000001m;
    private const string Beyond = "79228162514264337593543950335.0000000000000000000000000001";

    private static readonly ExactSum Wide = ExactSum.Of(decimal.MaxValue).Add(Smallest);

    [Fact]
    public void Add_MoreThanADecimalHolds_IsKeptAndComesBack()
    {
        Wide.ToString().Should().Be(Beyond);
        Wide.Add(-Smallest).Should().Be(ExactSum.Of(decimal.MaxValue));
        Wide.Add(Wide).Add(ExactSum.Of(-decimal.MaxValue)).Add(-Smallest).Should().Be(Wide);
        Wide.Add(ExactSum.Of(-decimal.MaxValue)).ToDecimal().Should().Be(Smallest);
        ExactSum.Of(-decimal.MaxValue).Add(Wide).ToDecimal().Should().Be(Smallest);
        default(ExactSum).Should().Be(ExactSum.Of(0.00m));
    }

    [Fact]
    public void ToDecimal_MoreThanADecimalHolds_IsRefused()
    {
        var read = () => Wide.ToDecimal();

        read.Should().Throw<NotExactException>().WithMessage(
            $"The sum {Beyond} has no exact decimal of 28 digits; use smaller figures or fewer decimals.");
        Wide.TryToDecimal(out var value).Should().BeFalse();
        value.Should().Be(0m);
        ExactSum.Of(1.50m).ToDecimal().Should().Be(1.5m);
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0.00", "0")]
    [InlineData("12.500", "12.5")]
    [InlineData("-1000", "-1000")]
    [InlineData("79228162514264337593543950336", "79228162514264337593543950336")]
    [InlineData("-79228162514264337593543950336.50", "-79228162514264337593543950336.5")]
    [InlineData(Beyond, Beyond)]
    [InlineData("-" + Beyond, "-" + Beyond)]
    public void ToString_OfAReadSum_HasNoZerosAtItsEnd(string text, string expected) =>
        ExactSum.Parse(text).ToString().Should().Be(expected);

    [Fact]
    public void ToString_FractionOfMoreDigitsThanADecimalHolds_KeepsItsZeros()
    {
        var whole = ExactSum.Of(decimal.MaxValue).Add(Smallest);

        whole.Add(-decimal.MaxValue).Add(-decimal.MaxValue).Add(-decimal.MaxValue).ToString()
            .Should().Be("-158456325028528675187087900669.9999999999999999999999999999");
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("1,5")]
    [InlineData("1.2.3")]
    [InlineData("abc")]
    [InlineData("0.00000000000000000000000000001")]
    [InlineData("79228162514264337593543950336.00000000000000000000000000001")]
    public void Parse_NoSum_IsRefused(string text)
    {
        var parse = () => ExactSum.Parse(text);

        parse.Should().Throw<FormatException>()
            .WithMessage($"{text} is not a sum: write digits with at most one point.");
    }

    [Fact]
    public void Parse_Null_Throws()
    {
        var parse = () => ExactSum.Parse(null!);

        parse.Should().Throw<ArgumentNullException>().WithParameterName("text");
    }
}
