using System.Globalization;
using System.Text;

namespace Monetize.Cli.Tests.Commands;

public sealed class UsageImportTests
{
    private const string Header = "key,customer,meter,quantity,time,plan,method,amount,cost,corrects,dimension.user\n";

    private const string Rows = Header
        + "p1,acme,payments,100,2026-11-01T00:00:00Z,all,shop.pay,,0.5,,\n"
        + "p2,acme,payments,200.25,2026-11-02T00:00:00Z,,,1.5,,,\n"
        + "fix,acme,payments,-0.25,2026-11-03T00:00:00Z,,,,,p2,\n"
        + "u1,acme,users,1,2026-11-03T00:00:00Z,,,,,,ann\n";

    private const string Bad = Rows
        + "x1,acme,wrods,1,2026-11-03T00:00:00Z,,,,,,\n"
        + "x2,acme,payments,1e3,2026-11-03T00:00:00Z,,,,,,\n"
        + "p1,acme,payments,101,2026-11-01T00:00:00Z,all,shop.pay,,0.5,,\n"
        + "p1,acme,payments,100.0,2027-11-01T00:00:00Z,,shop.pay,,0.50,,\n"
        + ",acme,payments,1,2026-11-01T00:00:00Z,,,,,,\n"
        + "x3,acme,payments,-1,2026-11-01T00:00:00Z,,,,,,\n"
        + "x4,acme,payments\n";

    private const string Complaints =
        """
        monetize: line 6: MON1401: There is no meter wrods; declare it in the catalog, or record one of its meters.
        monetize: line 7: the quantity '1e3' is not a number; write digits and at most one point, such as 10000.5.
        monetize: line 8: MON1408: The key p1 was recorded before with another quantity; the first record stays. Give each use a key of its own.
        monetize: line 10: it has no key.
        monetize: line 11: MON1402: The quantity -1 is negative and payments no weighted sum; name what it corrects.
        monetize: line 12: the row has 3 fields, and the header 11 fields.

        """;

    [Fact]
    public void Import_OfRows_RecordsEachField()
    {
        using var store = new TemporaryStore();

        var import = store.Import(Rows);

        import.ToString().Should().Be(
            "exit code 0\n4 rows read: 4 recorded, 0 duplicates\n0 conflicts, 0 rejected, 0 unreadable\n\n");
        store.Usage("export").Output.Should().Be(
            "key,customer,meter,quantity,time,method,amount,cost,corrects,dimension.user\r\n"
            + "p1,acme,payments,100,2026-11-01T00:00:00Z,shop.pay,,0.5,,\r\n"
            + "p2,acme,payments,200.25,2026-11-02T00:00:00Z,,1.5,,,\r\n"
            + "fix,acme,payments,-0.25,2026-11-03T00:00:00Z,,,,p2,\r\n"
            + "u1,acme,users,1,2026-11-03T00:00:00Z,,,,,ann\r\n");
    }

    [Fact]
    public void Import_OfBadRows_NamesThemInOrderAndRecordsTheOthers()
    {
        using var store = new TemporaryStore();

        var import = store.Import(Bad);

        import.Error.Should().Be(Complaints.ReplaceLineEndings("\n"));
        import.Output.Should().Be("11 rows read: 4 recorded, 1 duplicate\n1 conflict, 2 rejected, 3 unreadable\n");
        import.ExitCode.Should().Be(0);
    }

    /// <summary>What was recorded counts as duplicate, and the rest goes on: nothing else is needed to resume.</summary>
    [Fact]
    public void Import_Again_CountsNothingTwice()
    {
        using var store = new TemporaryStore();
        store.Import(Rows[..(Rows.IndexOf("fix", StringComparison.Ordinal))]);

        store.Import(Bad).Output.Should()
            .Be("11 rows read: 2 recorded, 3 duplicates\n1 conflict, 2 rejected, 3 unreadable\n");
        var summary = store.Summary();
        var rejections = store.Usage("rejections", "--format", "json");

        store.Import(Bad).Output.Should()
            .Be("11 rows read: 0 recorded, 5 duplicates\n1 conflict, 2 rejected, 3 unreadable\n");
        store.Summary().Should().Be(summary);
        store.Usage("rejections", "--format", "json").Should().Be(rejections);
    }

    [Theory]
    [InlineData("json", "{\n  \"read\": 11,\n  \"recorded\": 4,\n  \"duplicates\": 1,\n  \"conflicts\": 1,\n"
        + "  \"rejected\": 2,\n  \"unreadable\": 3\n}\n")]
    [InlineData("csv", "read,recorded,duplicates,conflicts,rejected,unreadable\r\n11,4,1,1,2,3\r\n")]
    public void Import_InAFormat_CountsInIt(string format, string text)
    {
        using var store = new TemporaryStore();

        store.Import(Bad, "--format", format).Output.Should().Be(text);
    }

    /// <summary>Rows behind the bad one may have been read with it; those before it are recorded in any case.</summary>
    [Theory]
    [InlineData("x1,acme,wrods,1,2026-11-03T00:00:00Z,,,,,,",
        "MON1401: There is no meter wrods; declare it in the catalog, or record one of its meters")]
    [InlineData("x2,acme,payments,1e3,2026-11-03T00:00:00Z,,,,,,",
        "the quantity '1e3' is not a number; write digits and at most one point, such as 10000.5")]
    public void Strict_OfABadRow_StopsAndKeepsWhatCameBefore(string row, string reason)
    {
        using var store = new TemporaryStore();

        var import = store.Import($"{Rows}{row}\n", "--strict");

        import.ToString().Should().Be($"exit code 1\n\nmonetize: line 6: {reason}.\n");
        store.Import(Rows, "--strict").Output.Should().StartWith("4 rows read: 0 recorded, 4 duplicates\n");
    }

    [Fact]
    public void Import_OfLinesOfJson_IsTheSameAsOfCsv()
    {
        using var csv = new TemporaryStore();
        using var json = new TemporaryStore();
        csv.Import(Rows);

        var import = json.ImportJson(
            """
            {"key":"p1","customer":"acme","meter":"payments","quantity":100,"time":"2026-11-01T00:00:00Z","method":"shop.pay","cost":5e-1}
            {"key":"p2","customer":"acme","meter":"payments","quantity":"200.25","time":"2026-11-02T00:00:00Z","amount":1.50}
            {"key":"fix","customer":"acme","meter":"payments","quantity":-0.25,"time":"2026-11-03T01:00:00+01:00","corrects":"p2"}
            {"key":"u1","customer":"acme","meter":"users","quantity":1,"time":"2026-11-03T00:00:00Z","dimension.user":"ann"}
            """);

        import.Output.Should().StartWith("4 rows read: 4 recorded, 0 duplicates\n");
        json.Usage("export").Should().Be(csv.Usage("export"));
    }

    /// <summary>More than two batches, with bad rows on both sides of each bound.</summary>
    [Fact]
    public void Import_OfManyRows_KeepsLinesAndCountsAcrossBatches()
    {
        using var store = new TemporaryStore();
        var text = new StringBuilder(TemporaryUsage.Header);
        for (var line = 2; line <= 25_001; line++)
        {
            var isBad = line is 10_000 or 10_001 or 10_002 or 20_002 or 25_001;
            text.Append(
                CultureInfo.InvariantCulture,
                $"k{line},c{line % 3},{(isBad ? "wrods" : "payments")},1,2026-11-01T00:00:00Z\n");
        }

        var import = store.Import(text.ToString());

        import.Output.Should().Be("25,000 rows read: 24,995 recorded, 0 duplicates\n0 conflicts, 5 rejected, 0 unreadable\n");
        import.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(text => text.Split(':')[1]).Should()
            .Equal(" line 10000", " line 10001", " line 10002", " line 20002", " line 25001");
        store.Summary("--format", "csv").Output.Should().Contain("c0,payments,euro,8332,8332,");
    }

    [Fact]
    public void Import_WhileAPersonWatches_ShowsABarAndLeavesNothingOfIt()
    {
        using var store = new TemporaryStore();
        var file = store.PathTo("watched.csv");
        File.WriteAllText(file, Bad);
        using var output = new StringWriter();
        using var error = new StringWriter();

        MonetizeCli.Run(
            ["usage", "import", file, "--db", store.Path, "--catalog", store.CatalogPath], output, error, true, true);

        output.ToString().Should().StartWith("11 rows read: 4 recorded");
        error.ToString().Should().Contain("Importing usage").And.Contain("line 6: MON1401");
    }

    [Theory]
    [InlineData("usage import --db a --catalog b", "Required argument 'FILE' missing for command: 'import'. See monetize usage import --help.")]
    [InlineData("usage import a.csv --catalog b", "Option '--db' is required. See monetize usage import --help.")]
    [InlineData("usage import a.csv --db b", "Option '--catalog' is required. See monetize usage import --help.")]
    public void Import_WithWrongArguments_IsRefused(string arguments, string message) =>
        Tool.Run(arguments.Split(' ')).ToString().Should().Be($"exit code 2\n\nmonetize: {message}\n");

    /// <summary>What cannot be read makes no store.</summary>
    [Fact]
    public void Import_OfAFileThatIsNotThere_MakesNoStore()
    {
        using var store = new TemporaryStore();

        var import = Tool.Run(
            "usage", "import", "no-such.csv", "--db", store.Path, "--catalog", store.CatalogPath);

        import.ToString().Should()
            .Be("exit code 2\n\nmonetize: The usage 'no-such.csv' cannot be read: there is no such file.\n");
        File.Exists(store.Path).Should().BeFalse();
    }
}
