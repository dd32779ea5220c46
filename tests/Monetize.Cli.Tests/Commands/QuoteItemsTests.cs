using Monetize.TestSupport;

namespace Monetize.Cli.Tests.Commands;

/// <summary>Several items of one meter, for the charges that price items by themselves.</summary>
public sealed class QuoteItemsTests
{
    private static readonly string[] Usage =
    [
        "--usage", "payments=100", "--usage", "payments=200", "--usage", "payments=1",
        "--usage", "calls{region=eu,model=large}=10", "--usage", "calls{model=small,region=eu}=20",
        "--usage", "compute=10", "--usage", "compute=9", "--usage", "tokens=5", "--usage", "seats=2",
        "--usage", "storage=12.5",
    ];

    [Theory]
    [InlineData("table")]
    [InlineData("json")]
    [InlineData("csv")]
    public void Quote_OfEveryReading_IsTheReviewedText(string format)
    {
        using var catalog = TemporaryCatalog.OfEveryReading();

        var quote = Tool.Run(["quote", "--catalog", catalog.Path, "--plan", "all", .. Usage, "--format", format]);

        quote.ExitCode.Should().Be(0, quote.ToString());
        Snapshot.Match(quote.Output, $"every-reading-{format}");
    }

    /// <summary>The first record is free, the third costs its minimum, the second 2.5 % and the fixed amount.</summary>
    [Fact]
    public void Quote_OfRecords_PricesEachByItself() =>
        Amounts("payments=100", "payments=200", "payments=1").Should().Contain("payments,301,6.3,6.30");

    /// <summary>What goes back is worth what the price says without the sign, or nothing.</summary>
    [Theory]
    [InlineData("mirrored", "-7", "-1.50")]
    [InlineData("mirrored", "3", "1.50")]
    [InlineData("zero", "-7", "0.00")]
    public void Quote_OfLessThanZero_CostsWhatThePlanSays(string rule, string quantity, string total)
    {
        using var catalog = new TemporaryCatalog($$"""
            {
              "meters": [{ "key": "words", "unit": "word", "aggregation": "sum" }],
              "plans": [{ "key": "pro", "currency": "EUR", "charges": [{ "usage": "words",
                "price": { "model": "graduated", "tiers": [{ "up_to": 3, "unit_price": 0.5 }, { "unit_price": 0 }] } }],
                "semantics": { "negative_quantity": "{{rule}}" } }]
            }
            """);

        var quote = Tool.Run(
            "quote", "--catalog", catalog.Path, "--plan", "pro", "--usage", $"words={quantity}", "--format", "json");

        quote.Output.Should().Contain($"\"total\": \"{total}\"", quote.ToString());
    }

    /// <summary>10 hours of one day and 9 of another: 8 + 2 x 2 and 8 + 1 x 2, of which 15 are owed at most.</summary>
    [Fact]
    public void Quote_OfBuckets_AddsTheirPrices()
    {
        var amounts = Amounts("compute=10", "compute=9");

        amounts.Should().Contain("compute,19,22,22.00").And.Contain("maximum,compute,1,-7,-7.00");
    }

    [Fact]
    public void Quote_OfOtherMeters_AddsTheItems()
    {
        Amounts("seats=2", "seats=3").Should().Be(Amounts("seats=5"));
        Tool.Quote("content-generation", "--usage", "words=1", "--usage", "words=2").Output
            .Should().Be(Tool.Quote("content-generation", "--usage", "words=3").Output);
    }

    [Fact]
    public void Quote_OfACellWithoutAPrice_CannotBeRated()
    {
        using var catalog = TemporaryCatalog.OfEveryReading();

        var quote = Tool.Run("quote", "--catalog", catalog.Path, "--plan", "all", "--usage", "calls{region=us}=1");

        quote.ExitCode.Should().Be(1);
        quote.Error.Should().StartWith("monetize: MON12");
    }

    private static string Amounts(params IReadOnlyList<string> usage)
    {
        using var catalog = TemporaryCatalog.OfEveryReading();
        return Tool.Run([
            "quote", "--catalog", catalog.Path, "--plan", "all", "--format", "csv",
            .. usage.SelectMany(entry => new[] { "--usage", entry }),
        ]).Output;
    }
}
