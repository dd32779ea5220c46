using Monetize.TestSupport;

namespace Monetize.Cli.Tests.Commands;

public sealed class SimulateTests
{
    private const string Rows =
        """
        key,customer,meter,quantity,time,plan
        a1,acme,calls,1,2026-02-03T00:00:00Z,basic
        a2,acme,calls,1,2026-03-04T00:00:00Z,basic
        b1,beta,calls,1,2026-02-03T00:00:00Z,pro
        c1,ceta,payments,100,2026-02-03T00:00:00Z,pro
        c2,ceta,payments,10,2026-02-04T00:00:00Z,pro
        d1,deta,calls,1,2026-02-03T00:00:00Z,same

        """;

    [Theory]
    [InlineData("table")]
    [InlineData("json")]
    [InlineData("csv")]
    public void Simulate_AChangedCatalog_IsTheReviewedText(string format)
    {
        var simulated = Simulate(Catalog("0.50", "1"), Catalog("0.75", "0.5"), "--format", format);

        simulated.ExitCode.Should().Be(0, simulated.Error);
        simulated.Error.Should().Be("monetize: 6 rows read: 6 counted, 0 duplicates, 0 bad.\n");
        Snapshot.Match(simulated.Output, $"simulate-{format}");
    }

    [Fact]
    public void Simulate_TheSameCatalog_ChangesNothing() =>
        Simulate(Catalog("0.50", "1"), Catalog("0.50", "1"), "--format", "json").Output
            .Should().Contain("\"change\": \"0.00\"").And.Contain("\"customers_up\": 0")
            .And.Contain("\"customers_same\": 4");

    [Fact]
    public void Simulate_SumsAreThoseOfRate()
    {
        using var catalog = new TemporaryCatalog(Catalog("0.50", "1"));
        using var folder = new TemporaryFolder();
        var path = folder.PathTo("usage.csv");
        File.WriteAllText(path, Rows);

        var rated = Tool.Run("rate", "--catalog", catalog.Path, "--usage", path, "--format", "json");
        var sum = System.Text.Json.JsonDocument.Parse(rated.Output).RootElement.EnumerateArray()
            .Sum(statement => Figure(statement.GetProperty("total").GetString()!));

        Simulate(Catalog("0.50", "1"), Catalog("0.75", "0.5"), "--format", "json").Output
            .Should().Contain($"\"before\": \"{sum.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture)}\"");
    }

    [Fact]
    public void Simulate_PlanThatTheOtherCatalogLacks_IsReportedLineByLine()
    {
        var simulated = Simulate(Catalog("0.50", "1"), Catalog("0.75", "0.5").Replace("\"same\"", "\"other\""));

        simulated.Error.Should().Contain(
            "line 7: by the other catalog, there is no plan 'same'; the catalog has basic, other, pro.");
    }

    [Fact]
    public void Simulate_PlanOfAnotherLengthThanAMonth_SaysHowItIsPriced()
    {
        var yearly = Catalog("0.50", "1").Replace("\"period\": \"month\"", "\"period\": \"year\"", StringComparison.Ordinal);

        Simulate(yearly, yearly).Error.Should().Contain("note: ").And.Contain("year");
    }

    [Fact]
    public void Simulate_PlanInAnotherCurrency_IsLeftOutAndFails()
    {
        var simulated = Simulate(
            Catalog("0.50", "1"), Catalog("0.50", "1").Replace("\"key\": \"same\", \"currency\": \"USD\"",
                "\"key\": \"same\", \"currency\": \"EUR\"", StringComparison.Ordinal));

        simulated.ExitCode.Should().Be(1);
        simulated.Error.Should().Contain("Plan same is in USD and then in EUR: they cannot be compared.");
    }

    private static decimal Figure(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static string Catalog(string call, string percent) =>
        $$"""
        {
          "meters": [
            { "key": "calls", "unit": "call", "aggregation": "count" },
            { "key": "payments", "unit": "euro", "aggregation": "sum" }
          ],
          "plans": [
            { "key": "basic", "currency": "USD", "period": "month", "charges": [
              { "recurring": "20" }, { "usage": "calls", "price": { "model": "per_unit", "unit_price": "{{call}}" } }] },
            { "key": "pro", "currency": "USD", "period": "month", "charges": [
              { "usage": "calls", "price": { "model": "per_unit", "unit_price": "{{call}}" } },
              { "usage": "payments", "price": { "model": "percentage", "rate_percent": "{{percent}}",
                "fixed_amount_per_event": "0.1" } }] },
            { "key": "same", "currency": "USD", "charges": [
              { "usage": "calls", "price": { "model": "per_unit", "unit_price": "1" } }] }
          ]
        }
        """;

    private static ProcessResult Simulate(string before, string after, params IReadOnlyList<string> arguments)
    {
        using var first = new TemporaryCatalog(before);
        using var second = new TemporaryCatalog(after);
        using var folder = new TemporaryFolder();
        var path = folder.PathTo("usage.csv");
        File.WriteAllText(path, Rows);
        return Tool.Run(["simulate", "--catalog", first.Path, "--against", second.Path, "--usage", path, .. arguments]);
    }
}
