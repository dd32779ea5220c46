using System.Globalization;
using System.Text.Json;

namespace Monetize.Cli.Tests.Commands;

public sealed class QuoteFiguresTests
{
    [Theory]
    [InlineData("content-generation", "words=250000", "1570.00")]
    [InlineData("ai-platform", "api_calls=75000", "61.50")]
    public void Quote_OfTheDesignsCatalog_CostsWhatItSays(string plan, string usage, string total)
    {
        using var quote = Json(plan, "--usage", usage);

        quote.RootElement.GetProperty("total").GetString().Should().Be(total);
    }

    [Theory]
    [InlineData("0", "0", "0.00")]
    [InlineData("10000", "100", "100.00")]
    [InlineData("10000.5", "100.004", "100.00")]
    [InlineData("10001", "100.008", "100.01")]
    [InlineData("100000", "820", "820.00")]
    [InlineData("100001", "820.005", "820.01")]
    [InlineData("250000", "1570", "1570.00")]
    public void Quote_AroundTheBounds_IsExactAndItsPartsAddUp(string words, string exact, string amount)
    {
        using var quote = Json("content-generation", "--usage", $"words={words}");

        var line = quote.RootElement.GetProperty("lines")[0];
        line.GetProperty("quantity").GetString().Should().Be(words);
        line.GetProperty("exact").GetString().Should().Be(exact);
        line.GetProperty("amount").GetString().Should().Be(amount);
        quote.RootElement.GetProperty("total").GetString().Should().Be(amount);
        Decimal(line, "residue").Should().Be(Decimal(line, "exact") - Decimal(line, "amount"));
        var parts = line.GetProperty("breakdown").EnumerateArray().ToList();
        parts.Sum(part => Decimal(part, "amount")).Should().Be(Decimal(line, "exact"));
        parts.Sum(part => Decimal(part, "quantity")).Should().Be(Decimal(line, "quantity"));
    }

    [Theory]
    [InlineData("", "49.00")]
    [InlineData("api_calls=50000", "49.00")]
    [InlineData("api_calls=50001", "49.00")]
    [InlineData("api_calls=50010", "49.01")]
    public void Quote_AroundTheAllowance_AddsRoundedLines(string usage, string total)
    {
        using var quote = usage.Length == 0 ? Json("ai-platform") : Json("ai-platform", "--usage", usage);

        quote.RootElement.GetProperty("total").GetString().Should().Be(total);
    }

    [Fact]
    public void Quote_WithoutAVersion_TakesTheHighest()
    {
        using var catalog = TemporaryCatalog.OfEveryKind();
        string[] quote = ["quote", "--catalog", catalog.Path, "--plan", "pro", "--format", "json"];

        Tool.Run(quote).Output.Should().Contain("\"version\": 2,");
        Tool.Run([.. quote, "--plan-version", "1"]).Output.Should().Contain("\"version\": 1,");
    }

    /// <summary>Written with any number of zeros, a quantity is the same quantity.</summary>
    [Theory]
    [InlineData("words=010000.500")]
    [InlineData("words=10000.5")]
    public void Quote_OfOneQuantityInTwoSpellings_IsOneText(string usage)
    {
        var quote = Tool.Quote("content-generation", "--usage", usage, "--format", "json");

        quote.Output.Should().Contain("\"quantity\": \"10000.5\",").And.Contain("\"exact\": \"100.004\",");
    }

    private static JsonDocument Json(string plan, params IReadOnlyList<string> arguments)
    {
        var quote = Tool.Quote(plan, [.. arguments, "--format", "json"]);
        quote.ExitCode.Should().Be(0, quote.ToString());
        quote.Error.Should().BeEmpty();
        return JsonDocument.Parse(quote.Output);
    }

    private static decimal Decimal(JsonElement element, string name) =>
        decimal.Parse(element.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);
}
