using System.Text.Json;
using Monetize.Catalogs;
using Monetize.TestSupport;

namespace Monetize.Cli.Tests.Commands;

public sealed class CatalogCheckTests
{
    private const string Drop = """
        { "meters": [{ "key": "words", "unit": "word", "aggregation": "sum" }],
          "plans": [{ "key": "pro", "currency": "USD", "period": "month", "charges": [{ "usage": "words", "price":
            { "model": "volume", "tiers": [{ "up_to": 10, "unit_price": "1" }, { "unit_price": "0.1" }] } }] }] }
        """;

    [Theory]
    [InlineData("table")]
    [InlineData("json")]
    [InlineData("csv")]
    public void Check_OfACatalogWithErrors_IsTheReviewedTextAndExitCode1(string format)
    {
        var check = Tool.Run("catalog", "check", Tool.CatalogWithFaults, "--format", format);

        check.ExitCode.Should().Be(1);
        check.Error.Should().BeEmpty();
        Snapshot.Match(check.Output, $"catalog-check-{format}");
    }

    [Fact]
    public void Check_OfAGoodCatalog_CountsItsParts()
    {
        var check = Tool.Run("catalog", "check", Tool.Catalog);

        check.ToString().Should().Be("exit code 0\nno faults: 2 plans, 2 meters, 1 service\n\n");
    }

    [Fact]
    public void Check_OfAGoodCatalogAsJson_HasNoFaults()
    {
        using var check = JsonDocument.Parse(Tool.Run("catalog", "check", Tool.Catalog, "--format", "json").Output);

        check.RootElement.GetProperty("errors").GetInt32().Should().Be(0);
        check.RootElement.GetProperty("warnings").GetInt32().Should().Be(0);
        check.RootElement.GetProperty("faults").GetArrayLength().Should().Be(0);
    }

    [Fact]
    public void Check_OfAGoodCatalogAsCsv_IsAHeader() =>
        Tool.Run("catalog", "check", Tool.Catalog, "--format", "csv").Output
            .Should().Be("code,severity,path,message,repair\r\n");

    [Fact]
    public void Check_WithWarningsAlone_ShowsThemAndIsExitCode0()
    {
        using var catalog = new TemporaryCatalog(Drop);

        var check = Tool.Run("catalog", "check", catalog.Path);

        check.ExitCode.Should().Be(0);
        check.Output.Should().Contain("MON1109").And.Contain("warning")
            .And.EndWith("\n1 warning: 1 plan, 1 meter, 0 services\n");
    }

    [Fact]
    public void Check_OfAFileThatIsNotJson_PointsAtTheDocument()
    {
        using var catalog = new TemporaryCatalog("{ \"plans\": [");

        var check = Tool.Run("catalog", "check", catalog.Path);

        check.ExitCode.Should().Be(1);
        check.Output.Should().Contain("MON1001").And.Contain("the document").And.EndWith("\n1 error\n");
    }

    /// <summary>A device without an end, or the wrong file: no more is read than a catalog may have.</summary>
    [Fact]
    public void Check_OfAFileThatIsTooLarge_SaysSo()
    {
        using var catalog = new TemporaryCatalog(new string(' ', CatalogLimits.DocumentBytes + 1));

        var check = Tool.Run("catalog", "check", catalog.Path, "--format", "csv");

        check.ExitCode.Should().Be(1);
        check.Output.Should().Contain("MON1002,error,");
    }

    [Fact]
    public void Check_OfAMissingFile_IsRefused()
    {
        var check = Tool.Run("catalog", "check", "no-such-file.json");

        check.ToString().Should().Be(
            "exit code 2\n\nmonetize: The catalog 'no-such-file.json' cannot be read: there is no such file.\n");
    }

    [Fact]
    public void Check_OfHostileKeys_StaysInItsLines()
    {
        using var catalog = new TemporaryCatalog("""
            { "plans": [{ "key": "=\u001b[31m\u202e[red]", "currency": "USD", "\n\u001b]0;x\u0007": 1 }] }
            """);

        foreach (var format in new[] { "table", "json", "csv" })
        {
            var check = Tool.Run("catalog", "check", catalog.Path, "--format", format);

            check.ExitCode.Should().Be(1);
            check.Output.Should().NotContain("\u001b").And.NotContain("\u0007");
        }
    }

    [Fact]
    public void Check_UnderOtherCultures_IsTheSameText()
    {
        foreach (var format in new[] { "table", "json", "csv" })
        {
            string[] arguments = ["catalog", "check", Tool.CatalogWithFaults, "--format", format];
            var expected = Tool.Run(arguments).Output;
            foreach (var culture in UnderCulture.Names)
            {
                using (new UnderCulture(culture)) Tool.Run(arguments).Output.Should().Be(expected, culture);
            }
        }
    }
}
