using System.Text;
using Monetize.Cli.Usage;

namespace Monetize.Cli.Tests.Usage;

public sealed class CsvRowReaderTests
{
    private const string Header = "key,customer,meter,quantity,time\n";

    [Fact]
    public void Read_OfPlainRows_GivesTheirFields() => ReadRows.OfCsv(
        "time,dimension.b,plan,key,dimension.a,meter,customer,quantity,amount,corrects,method,cost\n"
        + "t,2,p,k,1,m,c,q,x,j,s.w,0\n,,,k2,,,,,,,,")
        .Should().Equal("2 k|c|m|q|t|p|x|method=s.w|cost=0|corrects=j|a=1|b=2", "3 k2");

    /// <summary>What guards a text against spreadsheets is no part of it; before anything else it is.</summary>
    [Theory]
    [InlineData("'=1+1", "=1+1")]
    [InlineData("'-1", "-1")]
    [InlineData("''=1", "'=1")]
    [InlineData("'''a", "''a")]
    [InlineData("\"'\t\"\"\"", "\t\"")]
    [InlineData("'a", "'a")]
    [InlineData("'", "'")]
    [InlineData("=1+1", "=1+1")]
    public void Read_OfAGuardedText_GivesTheTextAlone(string field, string text) => ReadRows.OfCsv(
        $"key,customer,meter,quantity,time,dimension.a\n{field},c,m,'-1,'-2,{field}\n")
        .Should().Equal($"2 {text}|c|m|'-1|'-2|||a={text}");

    [Theory]
    [InlineData("a,b,c,d,e\nf,g,h,i,j\n")]
    [InlineData("a,b,c,d,e\r\nf,g,h,i,j\r\n")]
    [InlineData("a,b,c,d,e\nf,g,h,i,j")]
    [InlineData("a,b,c,d,e\r\nf,g,h,i,j\r")]
    [InlineData("\"a\",\"b\",\"c\",\"d\",\"e\"\r\nf,\"g\",h,i,\"j\"")]
    public void Read_OfAnyLineEnd_GivesTheSameRows(string rows) =>
        ReadRows.OfCsv(Header + rows).Should().Equal("2 a|b|c|d|e", "3 f|g|h|i|j");

    [Fact]
    public void Read_OfQuotedFields_KeepsCommasQuotesAndLines() => ReadRows.OfCsv(
        Header + "\"a,1\",\"say \"\"hi\"\"\",\"\"\"\",\"x\ny\r\nz\",\"\"\nlast,b,c,d,e\n")
        .Should().Equal("2 a,1|say \"hi\"|\"|x\ny\r\nz", "5 last|b|c|d|e");

    [Fact]
    public void Read_OfEmptyLines_PassesThemOver() =>
        ReadRows.OfCsv(Header + "\n\r\na,b,c,d,e\n\n\n").Should().Equal("4 a|b|c|d|e");

    [Fact]
    public void Read_OfAByteOrderMark_PassesItOver() =>
        ReadRows.OfCsv("\uFEFF" + Header + "a,b,c,d,e\n").Should().Equal("2 a|b|c|d|e");

    [Theory]
    [InlineData("a,b,c,d\n", "the row has 4 fields, and the header 5 fields")]
    [InlineData("a,b,c,d,e,\n", "the row has 6 fields, and the header 5 fields")]
    [InlineData(" \n", "the row has 1 field, and the header 5 fields")]
    [InlineData("\"\"\n", "the row has 1 field, and the header 5 fields")]
    [InlineData("a\"b,c,d,e,f\n", "a quote stands inside of a field; put the field in quotes and write it twice")]
    [InlineData("\"a\"b,c,d,e,f\n", "there is text behind a closing quote")]
    [InlineData("a\rb,c,d,e,f\n", "a carriage return stands outside of quotes")]
    [InlineData("\"a,b,c,d,e\n", "a quote is opened and not closed")]
    public void Read_OfABadRow_SaysWhyAndGoesOn(string row, string reason) =>
        ReadRows.OfCsv($"{Header}{row}x,b,c,d,e").Should().Equal($"2 !{reason}", "3 x|b|c|d|e");

    /// <summary>A row that cannot be read loses one line, whatever its quotes seem to hold.</summary>
    [Theory]
    [InlineData("a,b,c,\"d,e", "x,\"b, 1\",c,d,e", "there is text behind a closing quote")]
    [InlineData("\"a,b,c,d,e", "\",b\",c,d,e",
        "a quote stands inside of a field; put the field in quotes and write it twice")]
    [InlineData("a,b,c,\"d,e", "\",y\rx,b,c", "a carriage return stands outside of quotes")]
    [InlineData("a,b,c,\"d,e", "x,b,c,d,e\"", "the row has 4 fields, and the header 5 fields")]
    [InlineData("a,b,c,\"d,e", "x,b,c,d,e", "a quote is opened and not closed")]
    public void Read_OfAStrayQuote_LosesNoRowBehindIt(string stray, string next, string reason)
    {
        var between = string.Concat(Enumerable.Repeat("r,b,c,d,e\n", 25));

        var rows = ReadRows.OfCsv($"{Header}{stray}\n{between}{next}\n");

        rows[0].Should().Be($"2 !{reason}");
        rows.Skip(1).Take(25).Should().Equal(Enumerable.Range(3, 25).Select(line => $"{line} r|b|c|d|e"));
        rows.Should().HaveCount(27);
    }

    /// <summary>Two quotes may well be meant: what stands between them is one field.</summary>
    [Fact]
    public void Read_OfAFieldOverLines_IsOneRow() => ReadRows.OfCsv(
        Header + "\"a,b,c,d,e\nf,g,h,i,j\nk\",b,c,d,e\nx,b,c,d,e\n")
        .Should().Equal("2 a,b,c,d,e\nf,g,h,i,j\nk|b|c|d|e", "5 x|b|c|d|e");

    [Fact]
    public void Read_OfBytesThatAreNoText_SaysSo()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(Header + "a,b,c,d,"), 0xFF, .. "\nx,b,c,d,e\n"u8];

        ReadRows.Of(new CsvRowReader(new MemoryStream(bytes)))
            .Should().Equal("2 !the bytes are not UTF-8", "3 x|b|c|d|e");
    }

    [Theory]
    [InlineData(RowReader.RowLimit, false)]
    [InlineData(RowReader.RowLimit + 1, true)]
    [InlineData(10 * RowReader.RowLimit, true)]
    public void Read_OfALongRow_IsBounded(int bytes, bool isTooLong)
    {
        var row = new string('k', bytes - ",b,c,d,e\n".Length) + ",b,c,d,e\n";

        var rows = ReadRows.OfCsv(Header + row + "x,b,c,d,e\n");

        rows.Should().HaveCount(2);
        rows[0].StartsWith("2 !the row has more than 65,536 bytes", StringComparison.Ordinal).Should().Be(isTooLong);
        rows[1].Should().Be("3 x|b|c|d|e");
    }

    /// <summary>Behind a quote that is never closed the rows are read all the same.</summary>
    [Fact]
    public void Read_OfAnOpenQuoteBeforeManyRows_LosesOneRow()
    {
        var rows = ReadRows.OfCsv(
            $"{Header}\"a,b,c,d,e\n{string.Concat(Enumerable.Repeat("x,b,c,d,e\n", 20_000))}");

        rows.Should().HaveCount(20_001);
        rows[0].Should().Be("2 !the row has more than 65,536 bytes");
        rows[^1].Should().Be("20002 x|b|c|d|e");
    }

    /// <summary>Where a block of the file ends is no matter.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Read_InSmallBlocks_GivesTheSameRows(int block)
    {
        const string Text = "\uFEFFkey,customer,meter,quantity,time\r\n\"a\"\"\",b,\"c\r\n\",d,e\r\n\r\na\rb,,,,\r\n"
            + "\"q\"x,,,,\n\"open,b\nü,b,c,d,e\r\n,,,,\r";

        ReadRows.OfCsv(Text, block).Should().Equal(ReadRows.OfCsv(Text)).And.HaveCount(6);
    }
}
