using System.Globalization;
using System.Text.RegularExpressions;
using Monetize.TestSupport;

namespace Monetize.Testing.Tests;

/// <summary>The program of the crash campaigns as who calls it sees it: it does what it was told, or says why not.</summary>
public sealed partial class CrashTestsProgramTests
{
    public static TheoryData<string> Campaigns =>
    [
        "usage --store sqlite",
        "stops",
        "model --store memory",
        "power",
        "load --store sqlite",
        "worlds",
        "billing --store sqlite",
        "billing --store postgresql",
        "billing-cuts",
        "billing-load",
    ];

    [Theory]
    [MemberData(nameof(Campaigns))]
    public void Campaign_OptionThatItHasNot_IsRefusedWithTheUsage(string campaign) =>
        Refused($"{campaign} --kill 5", "There is no option --kill here; there are --");

    [Theory]
    [InlineData("power 5", "There is no option 5 here; there are --cuts, --seed.")]
    [InlineData("power --cuts", "--cuts has no value.")]
    [InlineData("power --cuts many", "--cuts is many, and not a number of digits.")]
    [InlineData("power --cuts -1", "--cuts is -1, and not a number of digits.")]
    [InlineData("power --cuts 1 --cuts 2", "--cuts is given twice.")]
    [InlineData("billing", "--store is missing.")]
    [InlineData("billing --store postgres", "There is no store postgres here: use sqlite or postgresql.")]
    [InlineData("billing --store sqlite --stops 1", "--stops is of postgresql: it has a server.")]
    public void Campaign_WrongArguments_AreRefusedWithTheUsage(string arguments, string message) =>
        Refused(arguments, message);

    [Fact]
    public void Program_WithoutACampaign_ListsThem()
    {
        var run = Run("");

        run.ExitCode.Should().Be(2);
        run.Output.Should().StartWith("What is acknowledged stays").And.Contain("billing-load [--customers 10000]");
    }

    [Theory]
    [InlineData("usage")]
    [InlineData("billing")]
    public void Campaign_FewerKillsThanPoints_SaysHowManyAreLeftOut(string campaign)
    {
        var run = Run($"{campaign} --store sqlite --kills 2");

        run.ExitCode.Should().Be(0, run.ToString());
        var counts = Counts().Match(run.Output);
        counts.Success.Should().BeTrue(run.ToString());
        Number(counts, "met").Should().Be(2);
        Number(counts, "left").Should().Be(Number(counts, "points") - 2).And.BePositive();
    }

    private static void Refused(string arguments, string message)
    {
        var run = Run(arguments);

        run.ExitCode.Should().Be(2);
        run.Output.Should().BeEmpty("nothing is begun");
        run.Error.Should().StartWith(message).And.Contain("\nWhat is acknowledged stays");
    }

    private static ProcessResult Run(string arguments) => DotnetProcess.RunBuilt(
        "Monetize.CrashTests", arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static int Number(Match match, string group) =>
        int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<points>[0-9]+) points of (.*\n)+?.*: (?<met>[0-9]+) of these points met, (?<left>[0-9]+) left out")]
    private static partial Regex Counts();
}
