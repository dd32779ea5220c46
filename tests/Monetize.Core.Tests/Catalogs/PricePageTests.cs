using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Monetize.Catalogs;
using Monetize.Catalogs.Building;
using Monetize.Catalogs.Json;
using Monetize.Collections;
using Monetize.Metering;
using Monetize.TestSupport;

namespace Monetize.Tests.Catalogs;

/// <summary>
/// The pages of the price kinds say one price three times: as a record, as JSON and fluently. All three are one price,
/// and what the page shows is what is compiled here.
/// </summary>
public sealed partial class PricePageTests
{
    private static readonly Meter Calls = Meter.Sum("calls", Unit.Call).WithDimensions("region");

    private static readonly PricePage[] All =
    [
        Page("flat", Price.Flat(15m), meter => meter.Flat(15)),
        Page("per-unit", Price.PerUnit(0.0005m), meter => meter.PerUnit(0.0005m)),
        Page("package", Price.Package(size: 1_000, price: 5m), meter => meter.Package(1_000, 5)),
        Page(
            "graduated",
            Price.Graduated(Tier.UpTo(10_000, 0.01m), Tier.UpTo(100_000, 0.008m), Tier.Beyond(0.005m)),
            meter => meter.Graduated(t => t.UpTo(10_000, 0.01m).UpTo(100_000, 0.008m).Beyond(0.005m))),
        Page(
            "volume",
            Price.Volume(Tier.UpTo(5, 7m), Tier.UpTo(10, 6.5m), Tier.Beyond(6m)),
            meter => meter.Volume(t => t.UpTo(5, 7).UpTo(10, 6.5m).Beyond(6))),
        Page(
            "stairstep",
            Price.Stairstep(
                Tier.UpTo(10, 0m, flatFee: 20m), Tier.UpTo(100, 0m, flatFee: 50m), Tier.Beyond(0m, flatFee: 90m)),
            meter => meter.Stairstep(t => t.UpTo(10, 20).UpTo(100, 50).Beyond(90))),
        Page(
            "percentage",
            Price.Percentage(2.99m) with { FreeAmount = 30m, RecordMinimum = 1.75m, RecordMaximum = 12m },
            meter => meter.Percentage(2.99m, freeAmount: 30, recordMinimum: 1.75m, recordMaximum: 12)),
        Page(
            "graduated-percentage",
            Price.GraduatedPercentage(
                PercentageTier.UpTo(10, 1m, flatFee: 200m),
                PercentageTier.UpTo(20, 2m, flatFee: 300m),
                PercentageTier.Beyond(3m, flatFee: 400m)),
            meter => meter.GraduatedPercentage(t => t.UpTo(10, 1, 200).UpTo(20, 2, 300).Beyond(3, 400))),
        Page(
            "matrix",
            new MatrixPrice
            {
                Dimensions = ["region"],
                Cells =
                [
                    new MatrixCell { Match = Region("eu"), Price = Price.PerUnit(0.02m) },
                    new MatrixCell { Match = Region("us"), Price = Price.PerUnit(0.01m) },
                ],
                Otherwise = Price.PerUnit(0.03m),
            },
            meter => meter.Matrix("region", m => m.Cell("eu", Price.PerUnit(0.02m)).Cell("us", Price.PerUnit(0.01m))
                .Otherwise(Price.PerUnit(0.03m)))),
        Page("dynamic", Price.Dynamic(multiplier: 1.2m), meter => meter.Dynamic(1.2m)),
    ];

    public static TheoryData<string> Names =>
    [
        .. Directory.EnumerateFiles(Repository.PathTo("docs", "guide", "prices"), "*.md")
            .Select(Path.GetFileNameWithoutExtension)
            .OfType<string>()
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void Code_OfAPage_IsThePrice(string name)
    {
        var code = Text(name).Split("```csharp")[1].Split("```")[0];

        Bare(code[(code.IndexOf('=', StringComparison.Ordinal) + 1)..]).Should().Be(Bare(Find(name).Code) + ";");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Json_OfAPage_LoadsAsThePrice(string name)
    {
        var json = Json().Match(Text(name)).Groups[1].Value;

        var reading = CatalogJson.Read($$"""
            { "meters": [{ "key": "calls", "unit": "call", "aggregation": "sum", "dimensions": ["region"] }],
              "plans": [{ "key": "pro", "currency": "USD", "charges": [{ "usage": "calls", "price": {{json}} }] }] }
            """);

        reading.Catalog.Should().NotBeNull(string.Join('\n', reading.Faults));
        reading.Catalog!.Plans[0].Charges.Single().As<UsageCharge>().Price.Should().Be(Find(name).Price);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void FluentForm_OfAPage_MakesThePrice(string name)
    {
        var page = Find(name);
        var words = Fluent().Match(Text(name)).Groups[1].Value;

        Bare(words).Should().Be(Bare(page.Words.Replace("meter => meter", ".Usage(meter)", StringComparison.Ordinal)));
        var plan = page.Fluent(Plan.Create("pro", Currency.Usd).Usage(Calls)).Build();
        plan.Charges.Single().As<UsageCharge>().Price.Should().Be(page.Price);
    }

    private static PricePage Page(
        string name,
        Price price,
        Func<PriceStage, PlanBuilder> fluent,
        [CallerArgumentExpression(nameof(price))] string code = "",
        [CallerArgumentExpression(nameof(fluent))] string words = "") => new(name, price, fluent, code, words);

    private static PricePage Find(string name) => All.Single(page => page.Name == name);

    private static ValueMap Region(string region) => ValueMap.Of(KeyValuePair.Create("region", region));

    private static string Text(string name) =>
        File.ReadAllText(Repository.PathTo("docs", "guide", "prices", name + ".md"));

    private static string Bare(string code) => Space().Replace(code, "");

    [GeneratedRegex("^JSON: `([^`]*)`", RegexOptions.Multiline)]
    private static partial Regex Json();

    [GeneratedRegex(@"(?:^|\s)Fluent: `([^`]*)`")]
    private static partial Regex Fluent();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    private sealed record PricePage(
        string Name, Price Price, Func<PriceStage, PlanBuilder> Fluent, string Code, string Words);
}
