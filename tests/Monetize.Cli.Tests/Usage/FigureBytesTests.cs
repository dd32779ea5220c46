using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Monetize.Cli.Output;
using Monetize.Cli.Usage;

namespace Monetize.Cli.Tests.Usage;

public sealed class FigureBytesTests
{
    private static readonly char[] Letters = ['0', '0', '1', '5', '9', '.', '-', '+', 'e', ',', ' '];

    /// <summary>The short way and the long one are one reading.</summary>
    [Fact]
    public void Read_OfAnyText_IsTheReadingOfArguments() =>
        Prop.ForAll(
            Gen.Elements(Letters).ArrayOf().Select(letters => new string(letters)).ToArbitrary(),
            text =>
            {
                var expected = Figures.Read(text, out var value);
                return Read(text, out var read) == expected && read == value;
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(20_000));

    [Theory]
    [InlineData("-0", "0")]
    [InlineData("-0.00", "0")]
    [InlineData("999999999999999999", "999999999999999999")]
    [InlineData("1234567890123456789", "1234567890123456789")]
    [InlineData("-0.1234567890123456", "-0.1234567890123456")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    public void Read_ExactText_GivesItsValue(string text, string value)
    {
        Read(text, out var read).Should().Be(FigureReading.Exact);
        read.Should().Be(decimal.Parse(value, CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("1e3", "1000")]
    [InlineData("1.5E+2", "150")]
    [InlineData("-12.5e-3", "-0.0125")]
    [InlineData("1e-28", "0.0000000000000000000000000001")]
    [InlineData("0e60", "0")]
    public void Read_OfAnExponent_IsExact(string text, string value)
    {
        FigureBytes.Read(Encoding.UTF8.GetBytes(text), allowsExponent: true, out var read)
            .Should().Be(FigureReading.Exact);
        read.Should().Be(decimal.Parse(value, CultureInfo.InvariantCulture));
        Read(text, out _).Should().Be(FigureReading.NotANumber, "only JSON has exponents");
    }

    [Theory]
    [InlineData("1e29", true)]
    [InlineData("1e-29", true)]
    [InlineData("1e61", false)]
    [InlineData("1e99999999999", false)]
    [InlineData("1e", false)]
    [InlineData("e3", false)]
    [InlineData("1e1.5", false)]
    public void Read_OfAnExponentThatNoDecimalHolds_IsRefused(string text, bool isANumber) =>
        FigureBytes.Read(Encoding.UTF8.GetBytes(text), allowsExponent: true, out _)
            .Should().Be(isANumber ? FigureReading.TooLong : FigureReading.NotANumber);

    private static FigureReading Read(string text, out decimal value) =>
        FigureBytes.Read(Encoding.UTF8.GetBytes(text), allowsExponent: false, out value);
}
