using System.Globalization;
using System.Text.Json;
using Monetize.TestSupport;

namespace Monetize.Cli.Tests.Commands;

public sealed class QuoteFormatTests
{
    private static readonly string[] Usage =
        ["--usage", "words=250.5", "--usage", "calls=1001", "--usage", "storage=37.5"];

    [Theory]
    [InlineData("table")]
    [InlineData("json")]
    [InlineData("csv")]
    public void Quote_OfTheSample_IsTheReviewedText(string format)
    {
        var quote = Tool.Quote("content-generation", "--usage", "words=250000", "--format", format);

        Snapshot.Match(quote.Output, $"content-generation-{format}");
    }

    [Theory]
    [InlineData("table", false)]
    [InlineData("json", false)]
    [InlineData("csv", false)]
    [InlineData("table", true)]
    [InlineData("json", true)]
    [InlineData("csv", true)]
    public void Quote_OfEveryKindOfCharge_IsTheReviewedText(string format, bool isExplained)
    {
        Snapshot.Match(EveryKind(format, isExplained), $"every-kind-{format}{(isExplained ? "-explained" : "")}");
    }

    [Fact]
    public void Quote_WithoutAFormat_IsATable() =>
        Tool.Quote("ai-platform").Output.Should().Be(Tool.Quote("ai-platform", "--format", "table").Output);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Table_OfTheLongestFigures_HasEightyColumns(bool isExplained) =>
        Longest(isExplained ? ["--explain"] : []).Split('\n').Should().OnlyContain(line => line.Length <= 80);

    /// <summary>A figure that is wider than its column goes on in the next line.</summary>
    [Fact]
    public void Table_OfTheLongestFigures_LosesNoDigit()
    {
        using var json = JsonDocument.Parse(Longest("--format", "json"));
        var rows = Longest().Split('\n');
        var column = rows[2].IndexOf("Flat fee", StringComparison.Ordinal) + "Flat fee".Length;
        var digits = string.Concat(rows.Skip(4).Where(row => row.Length > column).Select(row => row[column..]))
            .Where(char.IsAsciiDigit);

        string.Concat(digits).Should().EndWith(json.RootElement.GetProperty("total").GetString()!);
    }

    [Fact]
    public void Json_OfALine_HasExactlyTheseProperties()
    {
        using var quote = JsonDocument.Parse(EveryKind("json", isExplained: false));

        Names(quote.RootElement).Should().Equal("plan", "version", "currency", "lines", "total");
        quote.RootElement.GetProperty("version").ValueKind.Should().Be(JsonValueKind.Number);
        var lines = quote.RootElement.GetProperty("lines").EnumerateArray().ToList();
        lines.Select(line => line.GetProperty("kind").GetString())
            .Should().Equal("one_time", "recurring", "usage", "usage", "usage");
        lines.Select(line => line.GetProperty("meter").GetString()).Should().Equal(null, null, "words", "calls", "storage");
        foreach (var line in lines)
        {
            Names(line).Should().Equal("kind", "meter", "quantity", "exact", "amount", "residue", "breakdown");
            foreach (var part in line.GetProperty("breakdown").EnumerateArray())
            {
                Names(part).Where(name => name != "label")
                    .Should().Equal("from", "to", "quantity", "unit_price", "flat_fee", "amount");
                part.EnumerateObject().Should().OnlyContain(property => property.Value.ValueKind == JsonValueKind.String);
            }
        }
    }

    /// <summary>What a spreadsheet adds up is what is paid, and what the parts are worth.</summary>
    [Fact]
    public void Csv_Columns_AddUp()
    {
        var rows = EveryKind("csv", isExplained: false).TrimEnd().Split("\r\n").Select(row => row.Split(',')).ToList();
        using var json = JsonDocument.Parse(EveryKind("json", isExplained: false));

        rows.Should().OnlyContain(row => row.Length == 17);
        Sum(rows, "amount").Should().Be(Number(json.RootElement.GetProperty("total")));
        Sum(rows, "part_amount").Should().Be(Sum(rows, "exact"));
        Sum(rows, "exact").Should().Be(json.RootElement.GetProperty("lines").EnumerateArray()
            .Sum(line => Number(line.GetProperty("exact"))));
    }

    [Fact]
    public void Quote_UnderOtherCultures_IsTheSameText()
    {
        foreach (var format in new[] { "table", "json", "csv" })
        {
            var expected = EveryKind(format, isExplained: true);
            foreach (var culture in UnderCulture.Names)
            {
                using (new UnderCulture(culture)) EveryKind(format, isExplained: true).Should().Be(expected, culture);
            }
        }
    }

    private static string EveryKind(string format, bool isExplained)
    {
        using var catalog = TemporaryCatalog.OfEveryKind();
        string[] arguments = ["quote", "--catalog", catalog.Path, "--plan", "pro", "--format", format, .. Usage];
        var quote = Tool.Run(isExplained ? [.. arguments, "--explain"] : arguments);
        quote.ExitCode.Should().Be(0, quote.ToString());
        return quote.Output;
    }

    private static string Longest(params IReadOnlyList<string> arguments)
    {
        using var catalog = TemporaryCatalog.OfEveryKind();
        return Tool.Run([
            "quote", "--catalog", catalog.Path, "--plan", "pro", "--usage", "words=12345678901234567890.1234", .. arguments,
        ]).Output;
    }

    private static IEnumerable<string> Names(JsonElement element) =>
        element.EnumerateObject().Select(property => property.Name);

    private static decimal Number(JsonElement element) => decimal.Parse(element.GetString()!, CultureInfo.InvariantCulture);

    private static decimal Sum(List<string[]> rows, string column)
    {
        var index = rows[0].ToList().IndexOf(column);
        return rows.Skip(1).Where(row => row[index].Length > 0)
            .Sum(row => decimal.Parse(row[index], CultureInfo.InvariantCulture));
    }
}
