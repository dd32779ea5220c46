using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Monetize.TestSupport;

namespace Monetize.Tests.Monetary;

public sealed class MoneyTextTests
{
    public static TheoryData<string> Cultures => [.. UnderCulture.Names];

    [Theory]
    [InlineData("1570", "USD", "USD 1570.00")]
    [InlineData("1570.5", "USD", "USD 1570.50")]
    [InlineData("0.0000000000000000000000000001", "USD", "USD 0.0000000000000000000000000001")]
    [InlineData("1.23000", "USD", "USD 1.23")]
    [InlineData("-12.345", "EUR", "EUR -12.345")]
    [InlineData("1000", "JPY", "JPY 1000")]
    [InlineData("0.5", "JPY", "JPY 0.5")]
    [InlineData("1", "BHD", "BHD 1.000")]
    [InlineData("1.5", "CLF", "CLF 1.5000")]
    [InlineData("1.5", "XAU", "XAU 1.5")]
    [InlineData("-0.00", "USD", "USD 0.00")]
    [InlineData("79228162514264337593543950335", "USD", "USD 79228162514264337593543950335.00")]
    public void ToString_Amount_HasTheMinorDigitsAndHidesNone(string amount, string code, string text) =>
        Money.Of(decimal.Parse(amount, CultureInfo.InvariantCulture), Currency.Of(code)).ToString().Should().Be(text);

    [Theory]
    [MemberData(nameof(Cultures))]
    public void Text_UnderAnyCulture_IsTheSame(string culture)
    {
        var money = Money.Of(-1234567.891m, Currency.Try);
        using var _ = new UnderCulture(culture);

        money.ToString().Should().Be("TRY -1234567.891");
        $"{money}".Should().Be("TRY -1234567.891");
        $"{money:N}".Should().Be("TRY -1,234,567.891");
        string.Format(null, "{0}", money).Should().Be("TRY -1234567.891");
        money.ToString(null, new NoNumbers()).Should().Be("TRY -1234567.891");
        Money.Parse("TRY -1234567.891", null).Should().Be(money);
        Money.TryParse("TRY -1234567,891", null, out var other).Should().BeFalse();
    }

    [Theory]
    [InlineData("de-DE", "G", "EUR -1234,50")]
    [InlineData("de-DE", "N", "EUR -1.234,50")]
    [InlineData("tr-TR", "G", "EUR -1234,50")]
    [InlineData("en-US", "N", "EUR -1,234.50")]
    public void ToString_GivenCulture_FollowsIt(string culture, string format, string text) =>
        Money.Of(-1234.5m, Currency.Eur).ToString(format, CultureInfo.GetCultureInfo(culture)).Should().Be(text);

    [Theory]
    [MemberData(nameof(Cultures))]
    public void Parse_GivenCulture_ReadsItsOwnText(string culture)
    {
        var provider = CultureInfo.GetCultureInfo(culture);
        foreach (var amount in new[] { 0m, 1234.5m, -1234.5m, -0.001m, decimal.MaxValue, decimal.MinValue })
        {
            var money = Money.Of(amount, Currency.Eur);
            Money.Parse(money.ToString(null, provider), provider).Should().Be(money);
        }
    }

    [Fact]
    public void Parse_AnyMoney_RoundTrips()
    {
        var currencies = Currency.All.ToArray();
        var gen = from amount in Amounts.Any
                  from currency in Gen.Elements(currencies)
                  select Money.Of(amount, currency);
        Prop.ForAll(gen.ToArbitrary(), money =>
        {
            Span<char> buffer = stackalloc char[80];
            return Money.Parse(money.ToString(), null) == money
                && ((ISpanFormattable)money).TryFormat(buffer, out var written, default, null)
                && buffer[..written].SequenceEqual(money.ToString());
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    [Theory]
    [InlineData("")]
    [InlineData("USD")]
    [InlineData("USD ")]
    [InlineData("USD12.50")]
    [InlineData("USD  12.50")]
    [InlineData("usd 12.50")]
    [InlineData("ABC 12.50")]
    [InlineData("12.50 USD")]
    [InlineData("USD 1,570.00")]
    [InlineData("USD 12.50 ")]
    [InlineData("USD +1")]
    [InlineData("USD $1")]
    [InlineData("USD 79228162514264337593543950336")]
    [InlineData("USD 0.00000000000000000000000000001")]
    public void Parse_NotMoney_ThrowsFormatException(string text)
    {
        var parse = () => Money.Parse(text, null);

        parse.Should().Throw<FormatException>().WithMessage(
            $"'{text}' is not money; write a currency code, a space and at most 28 digits, such as USD 1570.00.");
        Money.TryParse(text, null, out var money).Should().BeFalse();
        money.Should().Be(default(Money));
    }

    [Theory]
    [InlineData("EUR 1.5")]
    [InlineData("EUR 1.234,50")]
    [InlineData("EUR 1,2,3")]
    [InlineData("EUR --1")]
    [InlineData("EUR ,5")]
    [InlineData("EUR +1")]
    [InlineData("EUR -")]
    [InlineData("EUR ")]
    public void Parse_GermanWithPointOrGroups_IsRefused(string text) =>
        Money.TryParse(text, CultureInfo.GetCultureInfo("de-DE"), out _).Should().BeFalse();

    [Fact]
    public void Parse_CultureWithAPointAndASignOfItsOwn_ReadsThatSignOnly()
    {
        var minus = new NumberFormatInfo { NegativeSign = "\u2212" };

        Money.Parse("EUR \u22121.5", minus).Should().Be(Money.Of(-1.5m, Currency.Eur));
        Money.TryParse("EUR -1.5", minus, out _).Should().BeFalse();
    }

    [Fact]
    public void Parse_Null_ThrowsArgumentNull()
    {
        var parse = () => Money.Parse(null!, null);

        parse.Should().Throw<ArgumentNullException>();
        Money.TryParse(null, null, out _).Should().BeFalse();
    }

    [Fact]
    public void TryFormat_BufferOfAnyLength_FitsOrWritesNothing()
    {
        var money = Money.Of(12.5m, Currency.Usd);
        for (var length = 0; length < 12; length++)
        {
            var fits = money.TryFormat(new char[length], out var written, "G", null);
            fits.Should().Be(length >= "USD 12.50".Length);
            written.Should().Be(fits ? "USD 12.50".Length : 0);
        }
    }

    [Fact]
    public void ToString_UnknownFormat_Throws()
    {
        var format = () => Money.Zero(Currency.Usd).ToString("C", null);

        format.Should().Throw<FormatException>().WithMessage("'C' is not a format of money; use G or N.");
    }

    private sealed class NoNumbers : IFormatProvider
    {
        public object? GetFormat(Type? formatType) => null;
    }
}
