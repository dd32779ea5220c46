using Monetize.TestSupport;

namespace Monetize.Cli.Tests.Commands;

/// <summary>Which rows become which statements: plans, months and customers.</summary>
public sealed class RateSelectionTests
{
    private const string Rows =
        """
        key,customer,meter,quantity,time,plan
        1,b,payments,1,2026-11-30T23:59:59.9999999Z,basic
        2,b,payments,2,2026-12-01T00:00:00Z,basic
        3,a,payments,4,2026-12-31T23:30:00-01:00,basic
        4,B,payments,8,2026-11-15T00:00:00Z,all
        5,b,payments,16,2026-11-15T00:00:00Z,all

        """;

    [Fact]
    public void Rate_OfSeveralPlansAndMonths_IsOrdered() => Slots().Should().Equal(
        "B 2026-11 all 1", "a 2027-01 basic 2", "b 2026-11 all 1", "b 2026-11 basic 2", "b 2026-12 basic 2");

    [Fact]
    public void Period_OfOneMonth_CountsNothingElse()
    {
        Slots("--period", "2026-12").Should().Equal("b 2026-12 basic 2");
        Rate("--period", "2026-12").Error.Should().Be(
            "monetize: 5 rows read: 1 counted, 4 outside of the period, 0 duplicates, 0 bad.\n");
    }

    [Fact]
    public void Customer_OfOne_ShowsNoOther()
    {
        Slots("--customer", "b").Should().Equal("b 2026-11 all 1", "b 2026-11 basic 2", "b 2026-12 basic 2");
        Rate("--customer", "b").Error.Should().Be(Rate().Error);
        Rate("--customer", "b").Output.Should().Be(string.Concat(
            Rate().Output.Split("\r\n").Where(row => row.StartsWith("b,", StringComparison.Ordinal)
                || row.StartsWith("customer,", StringComparison.Ordinal)).Select(row => row + "\r\n")));
    }

    [Fact]
    public void Plan_Named_PricesAllRows()
    {
        Slots("--plan", "basic").Should().Equal(
            "B 2026-11 basic 2", "a 2027-01 basic 2", "b 2026-11 basic 2", "b 2026-12 basic 2");
        Rate("--plan", "basic").Output.Should().Contain("b,2026-11,basic,2,USD,1,usage,payments,17,34,34.00,");
        Rate("--plan", "basic", "--plan-version", "1").Output
            .Should().Contain("b,2026-11,basic,1,USD,1,usage,payments,17,17,17.00,");
    }

    [Fact]
    public void Plan_OfACatalogWithOne_NeedNotBeNamed()
    {
        using var catalog = TemporaryCatalog.OfEveryKind();
        using var usage = new TemporaryUsage(
            TemporaryUsage.Header + "k,a,words,1,2026-11-01T00:00:00Z\n", "csv", TemporaryCatalog.OfEveryKind());

        usage.Rate("--format", "csv").Output.Should().Contain("a,2026-11,pro,2,JPY,1,one_time,");
        usage.Rate("--format", "csv", "--plan-version", "1").Error.Should().StartWith("monetize: line 2: ");
    }

    [Fact]
    public void Plan_NotToBeKnown_IsRefused()
    {
        using var usage = new TemporaryUsage(TemporaryUsage.Header);

        Refused(usage.Rate(), "The usage has no column plan; name one with --plan: all, basic.");
        Refused(usage.Rate("--plan", "pro"), "There is no plan 'pro'; the catalog has all, basic.");
        Refused(usage.Rate("--plan", "all", "--plan-version", "2"), "The plan 'all' has no version 2; it has 1.");
    }

    [Fact]
    public void Plan_OfACatalogWithoutPlans_IsRefused()
    {
        using var usage = new TemporaryUsage(
            "key,customer,meter,quantity,time,plan\n", "csv", new TemporaryCatalog("{}"));

        Refused(usage.Rate(), "The catalog has no plans.");
    }

    [Theory]
    [InlineData("csv", "key,customer,meter,quantity,time\n")]
    [InlineData("csv", "key,customer,meter,quantity,time")]
    [InlineData("ndjson", "")]
    [InlineData("ndjson", "\n\n")]
    public void Rate_WithoutRows_IsEmpty(string extension, string text)
    {
        using var usage = new TemporaryUsage(text, extension);

        usage.Rate("--plan", "all").ToString().Should().Be(
            "exit code 0\nno usage\n\nmonetize: 0 rows read: 0 counted, 0 duplicates, 0 bad.\n");
        usage.Rate("--plan", "all", "--format", "json").Output.Should().Be("[]\n");
        usage.Rate("--plan", "all", "--format", "csv").Output.Should().MatchRegex("^customer,period,plan,[^\n]*\r\n$");
    }

    [Theory]
    [InlineData("", "The usage has no header; its first line must name its columns: key, customer, meter, quantity, "
        + "time, plan, amount, method, cost, corrects and dimension.NAME.")]
    [InlineData("\n\n", "The usage has no header; its first line must name its columns: key, customer, meter, quantity, "
        + "time, plan, amount, method, cost, corrects and dimension.NAME.")]
    [InlineData("key,customer,quantity\n", "The header of the usage has no column meter, time; known are key, customer, "
        + "meter, quantity, time, plan, amount, method, cost, corrects and dimension.NAME.")]
    [InlineData("key,customer,meter,quantity,time,Plan\n", "The usage has a column 'Plan'; known are key, customer, "
        + "meter, quantity, time, plan, amount, method, cost, corrects and dimension.NAME.")]
    [InlineData("key,customer,meter,quantity,time,key\n", "The usage has the column 'key' twice.")]
    [InlineData("key,customer,meter,quantity,time,dimension.a,dimension.a\n",
        "The usage has the column 'dimension.a' twice.")]
    [InlineData("key,customer,meter,quantity,time,dimension.\n", "The usage has a column 'dimension.'; known are key, "
        + "customer, meter, quantity, time, plan, amount, method, cost, corrects and dimension.NAME.")]
    [InlineData("\"key\n", "The header of the usage cannot be read: a quote is opened and not closed.")]
    public void Header_Wrong_IsRefused(string text, string message)
    {
        using var usage = new TemporaryUsage(text);

        Refused(usage.Rate("--plan", "all"), message);
    }

    [Theory]
    [InlineData("no-such-file.csv", "The usage 'no-such-file.csv' cannot be read: there is no such file.")]
    [InlineData("usage.txt", "The usage 'usage.txt' is neither a .csv nor an .ndjson file.")]
    [InlineData("", "The usage '' is neither a .csv nor an .ndjson file.")]
    [InlineData("a\0b.csv", "The usage 'a\uFFFDb.csv' cannot be read: that is not the name of a file.")]
    public void Usage_ThatCannotBeRead_IsRefused(string path, string message) => Refused(
        Tool.Run("rate", "--catalog", Tool.Catalog, "--usage", path, "--plan", "ai-platform"), message);

    [Fact]
    public void Usage_ThatIsAFolder_IsRefused()
    {
        using var folder = new TemporaryFolder();
        var path = Directory.CreateDirectory(folder.PathTo("folder.csv")).FullName;

        var rate = Tool.Run("rate", "--catalog", Tool.Catalog, "--usage", path, "--plan", "ai-platform");

        rate.ExitCode.Should().Be(2);
        rate.Error.Should().EndWith(" cannot be read: it is a folder.\n");
    }

    [Theory]
    [InlineData("2026-13", "'2026-13' is not a month of the years 1 to 9998; write it as 2026-11. See monetize rate --help.")]
    [InlineData("2026", "'2026' is not a month of the years 1 to 9998; write it as 2026-11. See monetize rate --help.")]
    public void Period_Malformed_IsRefused(string period, string message) =>
        Refused(TemporaryUsage.RateRows(TemporaryUsage.Header, "--period", period), message);

    private static ProcessResult Rate(params IReadOnlyList<string> arguments)
    {
        using var usage = new TemporaryUsage(Rows);
        return usage.Rate([.. arguments, "--format", "csv"]);
    }

    private static IEnumerable<string> Slots(params IReadOnlyList<string> arguments) => Rate(arguments).Output
        .Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1)
        .Select(row => string.Join(' ', row.Split(',').Take(4))).Distinct();

    private static void Refused(ProcessResult result, string message) =>
        result.ToString().Should().Be($"exit code 2\n\nmonetize: {message}\n");
}
