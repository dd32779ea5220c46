using System.Text;
using Monetize.Cli.Usage;

namespace Monetize.Cli.Tests.Usage;

public sealed class JsonRowReaderTests
{
    [Fact]
    public void Read_OfObjects_GivesTheirFields() => ReadRows.OfJson(
        """
        { "time": "t", "dimension.region": "eu", "plan": "p", "key": "k", "meter": "m", "customer": "c", "quantity": 1.50,
        """.Trim()
        + """ "amount": "2", "dimension.a": "1", "cost": 0.5, "method": "x.y", "corrects": "j" }""" + "\n\n \t\r\n{}\n")
        .Should().Equal("1 k|c|m|1.50|t|p|2|method=x.y|cost=0.5|corrects=j|a=1|region=eu", "4 ");

    [Fact]
    public void Read_OfEscapes_GivesTheText() => ReadRows.OfJson(
        """{"\u006bey":"a\"\\\n\u00fc\ud83d\ude00","customer":"\u0063"}""")
        .Should().Equal("1 a\"\\\nü😀|c");

    [Theory]
    [InlineData("""{"quantity":1e3}""", "1 |||1e3")]
    [InlineData("""{"quantity":"1000"}""", "1 |||1000")]
    [InlineData("""{"quantity":-0.10}""", "1 |||-0.10")]
    [InlineData("""{"plan":null,"amount":null,"dimension.region":null}""", "1 ")]
    public void Read_OfValues_KeepsTheirSpelling(string row, string fields) => ReadRows.OfJson(row).Should().Equal(fields);

    [Theory]
    [InlineData("[]", RowFault.NotJson)]
    [InlineData("1", RowFault.NotJson)]
    [InlineData("null", RowFault.NotJson)]
    [InlineData("{", RowFault.NotJson)]
    [InlineData("""{"key":"a",}""", RowFault.NotJson)]
    [InlineData("""{"key":"a"}{"key":"b"}""", RowFault.NotJson)]
    [InlineData("""{"key":"a"} // comment""", RowFault.NotJson)]
    [InlineData("""{'key':'a'}""", RowFault.NotJson)]
    [InlineData("""{"key":"\ud800"}""", RowFault.HalfACharacter)]
    [InlineData("""{"\ud800":"a"}""", RowFault.HalfACharacter)]
    [InlineData("""{"key":1}""", "the property 'key' is not a text")]
    [InlineData("""{"key":{}}""", "the property 'key' is not a text")]
    [InlineData("""{"time":1793000000}""", "the property 'time' is not a text")]
    [InlineData("""{"quantity":true}""", "the property 'quantity' is not a number, or a text with one")]
    [InlineData("""{"dimension.region":["eu"]}""", "the property 'dimension.region' is not a text")]
    [InlineData("""{"key":"a","\u006bey":"a"}""", "the property 'key' is given twice")]
    [InlineData("""{"dimension.region":"a","dimension.region":"a"}""", "the property 'dimension.region' is given twice")]
    [InlineData("""{"Key":"a"}""", "there is no property 'Key'; known are key, customer, meter, quantity, time, plan, "
        + "amount, method, cost, corrects and dimension.NAME")]
    [InlineData("""{"dimension.":"a"}""", "there is no property 'dimension.'; known are key, customer, meter, quantity, "
        + "time, plan, amount, method, cost, corrects and dimension.NAME")]
    public void Read_OfABadRow_SaysWhyAndGoesOn(string row, string reason) =>
        ReadRows.OfJson(row + "\n{\"key\":\"x\"}\n").Should().Equal($"1 !{reason}", "2 x");

    [Fact]
    public void Read_OfBytesThatAreNoText_SaysSo()
    {
        byte[] bytes = [.. "{\"key\":\""u8, 0xC3, .. "\"}\n{\"key\":\"x\"}"u8];

        ReadRows.Of(new JsonRowReader(new MemoryStream(bytes), new HashSet<string>()))
            .Should().Equal("1 !the bytes are not UTF-8", "2 x");
    }

    [Theory]
    [InlineData(RowReader.RowLimit, false)]
    [InlineData(RowReader.RowLimit + 1, true)]
    [InlineData(10 * RowReader.RowLimit, true)]
    public void Read_OfALongRow_IsBounded(int bytes, bool isTooLong)
    {
        var row = $"{{\"key\":\"{new string('k', bytes - "{\"key\":\"\"}\n".Length)}\"}}\n";

        var rows = ReadRows.OfJson(row + "{\"key\":\"x\"}");

        rows.Should().HaveCount(2);
        rows[0].StartsWith("1 !the row has more than 65,536 bytes", StringComparison.Ordinal).Should().Be(isTooLong);
        rows[1].Should().Be("2 x");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void Read_InSmallBlocks_GivesTheSameRows(int block)
    {
        const string Text = "\uFEFF{\"key\":\"a\\\"\"}\r\n\r\n[]\n{\"key\":\"ü\"}";

        ReadRows.OfJson(Text, block).Should().Equal(ReadRows.OfJson(Text)).And.HaveCount(3);
    }

    /// <summary>A text is copied at most where it has escapes, so a stray name costs no memory beyond its row.</summary>
    [Fact]
    public void Read_OfManyDifferentNames_NamesEachOne()
    {
        var text = new StringBuilder();
        for (var i = 0; i < 1000; i++) text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{{\"dimension.d{i}\":\"v\"}}\n");

        ReadRows.OfJson(text.ToString()).Should().HaveCount(1000).And.EndWith("1000 |||||||d999=v");
    }
}
