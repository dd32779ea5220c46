namespace Monetize.Tests.Monetary;

public sealed class CurrencyTests
{
    [Fact]
    public void Of_EveryCode_FindsItsCurrency()
    {
        foreach (var currency in Currency.All) Currency.Of(currency.Code).Should().Be(currency);
    }

    [Theory]
    [InlineData("USD", "840", 2, "US Dollar")]
    [InlineData("JPY", "392", 0, "Yen")]
    [InlineData("BHD", "048", 3, "Bahraini Dinar")]
    [InlineData("CLF", "990", 4, "Unidad de Fomento")]
    [InlineData("XAU", "959", null, "Gold")]
    public void Of_Code_TellsTheFactsOfTheStandard(string code, string numeric, int? minorUnits, string name)
    {
        var currency = Currency.Of(code);

        currency.NumericCode.Should().Be(numeric);
        currency.MinorUnits.Should().Be(minorUnits);
        currency.Name.Should().Be(name);
        currency.IsWithdrawn.Should().BeFalse();
        currency.ToString().Should().Be(code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("usd")]
    [InlineData("US")]
    [InlineData("USDX")]
    [InlineData(" USD")]
    [InlineData("AAA")]
    [InlineData("ZZZ")]
    public void Of_UnknownCode_Throws(string code)
    {
        var of = () => Currency.Of(code);

        of.Should().Throw<ArgumentException>().WithParameterName(nameof(code)).WithMessage(
            $"'{code}' is no currency code of ISO 4217; write three upper-case letters, such as USD.*");
        Currency.TryOf(code, out var currency).Should().BeFalse();
        currency.Should().Be(default(Currency));
    }

    [Fact]
    public void Of_Null_Throws()
    {
        var of = () => Currency.Of(null!);

        of.Should().Throw<ArgumentNullException>().WithParameterName("code");
    }

    [Fact]
    public void Default_IsNoCurrency()
    {
        default(Currency).Should().Be(Currency.Xxx);
        default(Currency).Code.Should().Be("XXX");
        default(Currency).MinorUnits.Should().BeNull();
        Currency.TryOf("XXX", out _).Should().BeTrue();
    }

    [Theory]
    [InlineData("XCG", false)]
    [InlineData("XAD", false)]
    [InlineData("ZWG", false)]
    [InlineData("SLE", false)]
    [InlineData("BGN", true)]
    [InlineData("ANG", true)]
    [InlineData("CUC", true)]
    [InlineData("HRK", true)]
    [InlineData("DEM", true)]
    [InlineData("ZWL", true)]
    [InlineData("SLL", true)]
    [InlineData("VEF", true)]
    public void IsWithdrawn_RecentChange_IsKnown(string code, bool withdrawn) =>
        Currency.Of(code).IsWithdrawn.Should().Be(withdrawn);

    [Fact]
    public void Equality_SameAndOther_IsByCurrency()
    {
        (Currency.Usd == Currency.Of("USD")).Should().BeTrue();
        (Currency.Usd != Currency.Eur).Should().BeTrue();
        Currency.Usd.GetHashCode().Should().Be(Currency.Of("USD").GetHashCode());
        Currency.Lek.Should().Be(Currency.Of("ALL"));
    }
}
