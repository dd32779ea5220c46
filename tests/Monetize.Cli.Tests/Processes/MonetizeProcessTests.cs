using System.Globalization;
using System.Text;
using Monetize.TestSupport;

namespace Monetize.Cli.Tests.Processes;

public sealed class MonetizeProcessTests
{
    private const string Quote =
        "quote --catalog samples/catalog.json --plan content-generation --usage words=250000.5 --explain";

    [Theory]
    [InlineData("table")]
    [InlineData("json")]
    [InlineData("csv")]
    public void Tool_AsAProcess_WritesTheSameAsInProcess(string format)
    {
        var process = MonetizeProcess.Run([.. Quote.Split(' '), "--format", format]);

        process.Should().Be(
            Tool.Quote("content-generation", "--usage", "words=250000.5", "--explain", "--format", format));
    }

    [Fact]
    public void Tool_AsAProcess_HandsItsExitCodeOn()
    {
        MonetizeProcess.Run("quote").ExitCode.Should().Be(2);
        MonetizeProcess.Run("catalog", "check", "samples/catalog-with-faults.json").ExitCode.Should().Be(1);
        MonetizeProcess.Run().ExitCode.Should().Be(2);
    }

    [Fact]
    public void Tool_UnderAGermanLocale_WritesTheSameBytes()
    {
        Assert.SkipUnless(MonetizeProcess.HasShell, "needs bash");
        foreach (var format in new[] { "table", "json", "csv" })
        {
            var german = MonetizeProcess.Bash($"env LC_ALL=de_DE.UTF-8 dotnet '{MonetizeProcess.Dll}' {Quote} --format {format}");

            german.Should().Be(MonetizeProcess.Run([.. Quote.Split(' '), "--format", format]));
            german.Output.Should().Contain("0.008");
        }
    }

    /// <summary>The quote is far larger than a pipe holds, so the reader is gone while the tool writes.</summary>
    [Fact]
    public void Tool_WithItsPipeClosed_IsQuiet()
    {
        Assert.SkipUnless(MonetizeProcess.HasShell, "needs bash");
        using var catalog = new TemporaryCatalog(ManyTiers());
        var result = MonetizeProcess.Bash(
            $"monetize quote --catalog '{catalog.Path}' --plan pro --format csv "
            + string.Join(' ', Enumerable.Range(0, 200).Select(i => $"--usage m{i}=1000000"))
            + " | head -1; echo ${PIPESTATUS[0]}");

        result.Error.Should().BeEmpty();
        result.Output.Should().StartWith("plan,version,").And.EndWith("\n0\n");
    }

    [Fact]
    public void Tool_WithAFullDisk_SaysSoInOneLine()
    {
        Assert.SkipUnless(MonetizeProcess.HasShell && File.Exists("/dev/full"), "needs bash and /dev/full");
        var result = MonetizeProcess.Bash("monetize catalog check samples/catalog.json > /dev/full");

        result.ExitCode.Should().Be(1);
        result.Error.Should().MatchRegex("^monetize: The output cannot be written: [^\n]*\n$");
    }

    /// <summary>
    /// The catalog is a named pipe: when the script's end of it is open, the tool is reading and waits for more. Both
    /// of its outputs are the script's output; what the shell says about its jobs is not.
    /// </summary>
    [Fact]
    public void Tool_Interrupted_EndsWithoutAWord()
    {
        Assert.SkipUnless(MonetizeProcess.HasShell, "needs bash");
        // Whoever runs the tests in the background ignores the signal, and so would every child that inherits that.
        using var folder = new TemporaryFolder();
        var result = MonetizeProcess.Bash($$"""
            set -m
            mkfifo '{{folder.PathTo("catalog")}}'
            env --default-signal=INT dotnet '{{MonetizeProcess.Dll}}' catalog check '{{folder.PathTo("catalog")}}' 2>&1 &
            exec 3> '{{folder.PathTo("catalog")}}'
            kill -INT $!
            wait $!
            echo $?
            """);

        result.Output.Should().Be("130\n", result.ToString());
    }

    private static string ManyTiers()
    {
        var tiers = string.Concat(Enumerable.Range(1, 99).Select(i => string.Create(
            CultureInfo.InvariantCulture, $$"""{ "up_to": {{i}}, "unit_price": "1" }, """)));
        var meters = new StringBuilder();
        var charges = new StringBuilder();
        for (var i = 0; i < 200; i++)
        {
            var comma = i == 0 ? "" : ",";
            meters.Append(CultureInfo.InvariantCulture, $$"""{{comma}}{ "key": "m{{i}}", "unit": "word", "aggregation": "sum" }""");
            charges.Append(CultureInfo.InvariantCulture, $$"""
                {{comma}}{ "usage": "m{{i}}", "price": { "model": "graduated", "tiers": [{{tiers}}{ "unit_price": "1" }] } }
                """);
        }

        return $$"""
            { "meters": [{{meters}}], "plans": [{ "key": "pro", "currency": "USD", "charges": [{{charges}}] }] }
            """;
    }
}
