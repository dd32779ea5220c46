using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Monetize.Cli.Output;

namespace Monetize.Cli.Tests.Output;

public sealed class FiguresTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0.00", "0")]
    [InlineData("1570.00", "1570")]
    [InlineData("-0.0050", "-0.005")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    [InlineData("0.0000000000000000000000000001", "0.0000000000000000000000000001")]
    public void Plain_OfAValue_IsItsShortestText(string value, string text) => Figures.Plain(Decimal(value)).Should().Be(text);

    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0", "0")]
    [InlineData("000", "0")]
    [InlineData("00.50", "0.5")]
    [InlineData("-12.340", "-12.34")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    [InlineData("0.0000000000000000000000000001", "0.0000000000000000000000000001")]
    [InlineData("10.00000000000000000000000000000000000000000000", "10")]
    public void Read_ExactText_GivesItsValue(string text, string value)
    {
        Figures.Read(text, out var read).Should().Be(FigureReading.Exact);
        read.Should().Be(Decimal(value));
    }

    [Theory]
    [InlineData("79228162514264337593543950336")]
    [InlineData("-79228162514264337593543950336")]
    [InlineData("0.00000000000000000000000000001")]
    [InlineData("1234567890123456789012345678.91")]
    public void Read_TextThatNoDecimalHolds_IsTooLong(string text) =>
        Figures.Read(text, out _).Should().Be(FigureReading.TooLong);

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("+1")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("1,5")]
    [InlineData("1e3")]
    [InlineData(" 1")]
    [InlineData("1\n")]
    [InlineData("٣")]
    [InlineData("0x10")]
    [InlineData("NaN")]
    public void Read_OtherText_IsNotANumber(string text) =>
        Figures.Read(text, out _).Should().Be(FigureReading.NotANumber);

    [Fact]
    public void Read_OfWhatPlainWrites_IsTheValue() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<decimal>(),
            value => Figures.Read(Figures.Plain(value), out var read) == FigureReading.Exact && read == value)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Theory]
    [InlineData("1234567.8", 2, "1,234,567.80")]
    [InlineData("0.0005", 2, "0.0005")]
    [InlineData("0", 0, "0")]
    public void Grouped_OfAValue_HasAtLeastTheDecimals(string value, int decimals, string text) =>
        Figures.Grouped(Decimal(value), decimals).Should().Be(text);

    private static decimal Decimal(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
