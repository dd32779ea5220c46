using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Monetize.Cli.Tests.Processes;

/// <summary>The commands over a store as processes of their own.</summary>
public sealed class UsageProcessTests
{
    private const int Rows = 30_000;
    private const int RowsPerBatch = 10_000;

    /// <summary>
    /// The file is a named pipe, which holds far less than was written into it: when two thirds are written, the tool
    /// has read and recorded at least one batch, and waits for more until it is killed.
    /// </summary>
    [Fact]
    public void Import_Killed_GoesOnWhenItIsRunAgain()
    {
        Assert.SkipUnless(MonetizeProcess.HasShell, "needs bash");
        using var store = new TemporaryStore();
        File.WriteAllText(store.PathTo("all.csv"), RowsOf(Rows));
        var arguments = $"--db '{store.Path}' --catalog '{store.CatalogPath}'";

        var killed = MonetizeProcess.Bash($$"""
            mkfifo '{{store.PathTo("pipe.csv")}}'
            dotnet '{{MonetizeProcess.Dll}}' usage import '{{store.PathTo("pipe.csv")}}' {{arguments}} 2>&1 &
            exec 3> '{{store.PathTo("pipe.csv")}}'
            head -n {{2 * Rows / 3}} '{{store.PathTo("all.csv")}}' >&3
            kill -KILL $!
            wait $! 2> /dev/null
            echo $?
            """);
        var again = MonetizeProcess.Bash($"monetize usage import '{store.PathTo("all.csv")}' {arguments}");

        killed.Output.Should().Be("137\n", killed.ToString());
        again.ExitCode.Should().Be(0, again.ToString());
        var counts = Regex.Match(again.Output, "^30,000 rows read: ([0-9,]+) recorded, ([0-9,]+) duplicates\n0 conflicts");
        var (recorded, duplicates) = (Number(counts.Groups[1]), Number(counts.Groups[2]));
        (recorded + duplicates).Should().Be(Rows);
        duplicates.Should().BeInRange(RowsPerBatch, 2 * Rows / 3);
        MonetizeProcess.Run(
            "usage", "summary", "--db", store.Path, "--catalog", store.CatalogPath, "--period", "2026-11", "--format", "csv")
            .Output.Should().Contain($"acme,payments,euro,{Rows},{Rows},");
    }

    [Fact]
    public void Export_AsAProcess_WritesTheSameAsInProcess()
    {
        using var store = new TemporaryStore();
        store.Import(TemporaryUsage.Header + "k,Zoë,payments,1,2026-11-01T00:00:00Z\n");

        MonetizeProcess.Run("usage", "export", "--db", store.Path).Should().Be(store.Usage("export"));
    }

    private static string RowsOf(int rows)
    {
        var text = new StringBuilder(TemporaryUsage.Header);
        for (var i = 0; i < rows; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"key-{i:00000000000000000000},acme,payments,1,2026-11-01T00:00:00Z\n");
        }

        return text.ToString();
    }

    private static int Number(Group group) =>
        int.Parse(group.Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
}
