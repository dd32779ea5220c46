using Monetize.Catalogs.Json;
using Monetize.TestSupport;

namespace Monetize.Tests.Catalogs;

/// <summary>The examples of the pages are documents or charges; each gives the fault that it explains.</summary>
public sealed class RulePageTests
{
    private static readonly string[] ChargeBeginnings = ["{ \"usage\"", "{ \"recurring\"", "{ \"one_time\""];

    public static TheoryData<string> Pages =>
    [
        .. Directory.EnumerateFiles(Repository.PathTo("docs", "rules"), "MON*.md")
            .Where(page => File.ReadAllText(page).Contains("```json", StringComparison.Ordinal))
            .Select(Path.GetFileNameWithoutExtension)
            .OfType<string>()
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Example_OfAPage_GivesItsFault(string code)
    {
        var text = File.ReadAllText(Repository.PathTo("docs", "rules", code + ".md"));
        var example = text.Split("```json")[1].Split("```")[0].Trim();
        var isCharge = ChargeBeginnings.Any(beginning => example.StartsWith(beginning, StringComparison.Ordinal));

        var faults = CatalogJson.Read(isCharge ? InAPlan(example) : example).Faults;

        faults.Select(fault => fault.Code.Id).Distinct().Should().Equal(code);
    }

    private static string InAPlan(string charge) => $$"""
        { "meters": [{ "key": "words", "unit": "word", "aggregation": "sum" }],
          "plans": [{ "key": "pro", "currency": "USD", "period": "month", "charges": [{{charge}}] }] }
        """;
}
