using Monetize.TestSupport;

namespace Monetize.Cli.Tests.Commands;

public sealed class UsageExportTests
{
    private const string Rows = TemporaryUsage.Header
        + "2,b,payments,2,2026-12-01T00:00:00Z\n"
        + "1,b,payments,1,2026-11-30T23:59:59.999999Z\n"
        + "3,a,seats,4.500,2026-11-15T01:00:00.1234567+01:00\n";

    private const string Header = "key,customer,meter,quantity,time,method,amount,cost,corrects\r\n";

    [Theory]
    [InlineData("", "3,a,seats,4.5,2026-11-15T00:00:00.123456Z,,,,\r\n"
        + "1,b,payments,1,2026-11-30T23:59:59.999999Z,,,,\r\n2,b,payments,2,2026-12-01T00:00:00Z,,,,\r\n")]
    [InlineData("--customer b", "1,b,payments,1,2026-11-30T23:59:59.999999Z,,,,\r\n2,b,payments,2,2026-12-01T00:00:00Z,,,,\r\n")]
    [InlineData("--period 2026-12", "2,b,payments,2,2026-12-01T00:00:00Z,,,,\r\n")]
    [InlineData("--customer a --period 2026-12", "")]
    public void Export_OfASelection_HasItInOrder(string arguments, string rows)
    {
        using var store = new TemporaryStore();
        store.Import(Rows);

        var export = store.Usage("export", arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        export.Should().Be(new ProcessResult(0, Header + rows, ""));
    }

    [Fact]
    public void Export_AsLinesOfJson_HasOneObjectALine()
    {
        using var store = new TemporaryStore();
        store.Import("key,customer,meter,quantity,time,method,amount,cost,corrects,dimension.region,dimension.model\n"
            + "1,\"é\"\"<\",calls,-1,2026-11-01T00:00:00Z,a.b,-0.5,0.25,0,eu,large\n");

        store.Usage("export", "--format", "ndjson").Output.Should().Be(
            """{"key":"1","customer":"é\"<","meter":"calls","quantity":"-1","time":"2026-11-01T00:00:00Z","method":"a.b","amount":"-0.5","cost":"0.25","corrects":"0","dimension.model":"large","dimension.region":"eu"}"""
            + "\n");
    }

    [Theory]
    [InlineData("export.csv")]
    [InlineData("export.ndjson")]
    public void Out_OfAName_HasTheFormatOfItsEnd(string name)
    {
        using var store = new TemporaryStore();
        store.Import(Rows);
        File.WriteAllText(store.PathTo(name), "what was there before is longer than nothing");

        store.Usage("export", "--out", store.PathTo(name)).ToString().Should().Be("exit code 0\n\n");

        File.ReadAllText(store.PathTo(name)).Should()
            .Be(store.Usage("export", "--format", name.Split('.')[1]).Output);
    }

    /// <summary>An export is larger than what is left of the disk: what was there before is worth more than a half.</summary>
    [Theory]
    [InlineData("csv")]
    [InlineData("ndjson")]
    public void Out_OntoAFullDisk_LeavesWhatWasThereAndNothingElse(string format)
    {
        using var disk = SmallDisk.TryMount(kilobytes: 64);
        Assert.SkipWhen(disk is null, SmallDisk.NotHere);
        using var store = new TemporaryStore();
        store.Import(TemporaryUsage.Header + string.Concat(Enumerable.Range(0, 3_000).Select(
            static i => FormattableString.Invariant($"key-{i},customer,payments,1,2026-11-01T00:00:00Z\n"))));
        var path = disk.PathTo($"export.{format}");
        File.WriteAllText(path, "before");

        var export = store.Usage("export", "--out", path);

        export.ExitCode.Should().Be(1);
        export.Output.Should().BeEmpty();
        export.Error.Should().StartWith("monetize: ").And.Contain("cannot be written");
        File.ReadAllText(path).Should().Be("before");
        Directory.GetFiles(disk.Path).Should().Equal(path);
    }

    [Theory]
    [InlineData("--out a.csv --format ndjson",
        "The file 'a.csv' would hold ndjson, and its name says otherwise; nothing could read it.")]
    [InlineData("--out usage.db", "The usage 'usage.db' is neither a .csv nor an .ndjson file.")]
    [InlineData("--format xml", "'xml' is not a format; write csv or ndjson. See monetize usage export --help.")]
    [InlineData("--period 11", "'11' is not a month of the years 1 to 9998; write it as 2026-11. See monetize usage export --help.")]
    public void Export_WithWrongArguments_IsRefused(string arguments, string message)
    {
        using var store = new TemporaryStore();
        store.Import(Rows);

        store.Usage("export", arguments.Split(' ')).ToString().Should().Be($"exit code 2\n\nmonetize: {message}\n");
    }

    [Fact]
    public void Out_ThatCannotBeWritten_IsOneLine()
    {
        using var store = new TemporaryStore();
        store.Import(Rows);

        var export = store.Usage("export", "--out", store.PathTo("nowhere") + "/a.csv");

        export.ExitCode.Should().Be(1);
        export.Error.Should().MatchRegex("^monetize: The file '[^\n]*' cannot be written: [^\n]*\n$");
    }

    [Theory]
    [InlineData("export.csv")]
    [InlineData("export.ndjson")]
    public void Out_OfAStoreThatFails_LeavesTheFile(string name)
    {
        using var store = new TemporaryStore();
        store.Import(Rows);
        File.WriteAllText(store.PathTo(name), "before");
        store.Execute("ALTER TABLE monetize_usage_event RENAME COLUMN cost TO price");

        var export = store.Usage("export", "--out", store.PathTo(name));

        export.ExitCode.Should().Be(1);
        export.Error.Should().MatchRegex("^monetize: MON15[0-9]{2}: [^\n]*no such column: e.cost[^\n]*\n$");
        File.ReadAllText(store.PathTo(name)).Should().Be("before");
        Directory.GetFiles(Path.GetDirectoryName(store.Path)!, "*.tmp").Should().BeEmpty();
    }

    [Fact]
    public void Rate_OfAnExport_IsTheSameAsOfTheFile()
    {
        using var usage = new TemporaryUsage(
            "key,customer,meter,quantity,time\n1,=b,payments,1,2026-11-30T00:00:00Z\n2,'=b,payments,2,2026-11-30T00:00:00Z\n");
        using var store = new TemporaryStore();
        Tool.Run("usage", "import", usage.Path, "--db", store.Path, "--catalog", usage.CatalogPath);
        var export = store.PathTo("export.csv");
        store.Usage("export", "--out", export);

        Tool.Run("rate", "--catalog", usage.CatalogPath, "--usage", export, "--plan", "basic", "--format", "json")
            .Should().Be(usage.Rate("--plan", "basic", "--format", "json"));
    }
}
