using Monetize.Cli.Output;

namespace Monetize.Cli.Tests.Output;

public sealed class CsvWriterTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("", "")]
    [InlineData(null, "")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a\"b", "\"a\"\"b\"")]
    [InlineData("a\nb", "\"a\nb\"")]
    [InlineData("a\rb", "\"a\rb\"")]
    [InlineData(" a ", " a ")]
    public void Text_ByRfc4180_IsQuotedWhereNeeded(string? text, string field) => Row(csv => csv.Text(text)).Should().Be(field);

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("\0=1", "'\0=1")]
    [InlineData("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"")]
    [InlineData("a=1", "a=1")]
    [InlineData("'=1", "''=1")]
    [InlineData("''a", "'''a")]
    [InlineData("'a", "'a")]
    [InlineData("'", "'")]
    public void Text_ThatBeginsLikeAFormula_IsDefused(string text, string field) =>
        Row(csv => csv.Text(text)).Should().Be(field);

    [Fact]
    public void Number_Negative_StaysANumber() => Row(csv => csv.Number(-0.00500m)).Should().Be("-0.005");

    [Theory]
    [InlineData("USD", "-1.5", "-1.50")]
    [InlineData("JPY", "1200", "1200")]
    [InlineData("KWD", "0", "0.000")]
    public void Paid_HasTheDigitsOfItsCurrency(string code, string amount, string field) => Row(csv =>
        csv.Paid(Money.Of(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), Currency.Of(code))))
        .Should().Be(field);

    [Fact]
    public void Rows_EndWithCrLf_AndEmptyFieldsCount()
    {
        var csv = new CsvWriter();
        csv.Header("a", "b", "c");
        csv.Number(1).Empty(2).EndRow();
        csv.Empty(1).Text("x").Empty(1).EndRow();

        csv.ToString().Should().Be("a,b,c\r\n1,,\r\n,x,\r\n");
    }

    private static string Row(Action<CsvWriter> write)
    {
        var csv = new CsvWriter();
        write(csv);
        return csv.ToString();
    }
}
