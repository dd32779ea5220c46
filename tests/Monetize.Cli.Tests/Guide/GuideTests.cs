using System.Text.RegularExpressions;
using Monetize.Cli.Output;
using Monetize.TestSupport;

namespace Monetize.Cli.Tests.Guide;

/// <summary>What the guide shows is what the tool prints.</summary>
public sealed partial class GuideTests
{
    private const string Store = "usage.db";

    private static readonly string Page = File.ReadAllText(Repository.PathTo("docs", "guide", "cli.md"));

    public static TheoryData<string> Commands => [.. Sessions().Keys];

    [Fact]
    public void Guide_ShowsEachCommand() => Sessions().Keys.Should()
        .Contain(command => command.StartsWith("monetize quote", StringComparison.Ordinal))
        .And.Contain(command => command.StartsWith("monetize rate", StringComparison.Ordinal))
        .And.Contain(command => command.StartsWith("monetize invoice preview", StringComparison.Ordinal))
        .And.Contain(command => command.StartsWith("monetize simulate", StringComparison.Ordinal))
        .And.Contain(command => command.StartsWith("monetize catalog check", StringComparison.Ordinal))
        .And.Contain(command => command.StartsWith("monetize usage import", StringComparison.Ordinal))
        .And.Contain(command => command.StartsWith("monetize usage summary", StringComparison.Ordinal))
        .And.Contain(command => command.StartsWith("monetize usage rejections", StringComparison.Ordinal))
        .And.Contain(command => command.StartsWith("monetize usage verify", StringComparison.Ordinal))
        .And.Contain(command => command.StartsWith("monetize usage export", StringComparison.Ordinal))
        .And.Contain(command => command.StartsWith("monetize plan publish", StringComparison.Ordinal))
        .And.Contain(command => command.StartsWith("monetize customer create", StringComparison.Ordinal))
        .And.Contain(command => command.StartsWith("monetize subscription create", StringComparison.Ordinal))
        .And.Contain(command => command.StartsWith("monetize run-due", StringComparison.Ordinal))
        .And.Contain(command => command.StartsWith("monetize invoice list", StringComparison.Ordinal))
        .And.Contain(command => command.StartsWith("monetize invoice explain", StringComparison.Ordinal))
        .And.Contain(command => command.StartsWith("monetize verify", StringComparison.Ordinal))
        .And.Contain(command => command.StartsWith("monetize db upgrade", StringComparison.Ordinal));

    /// <summary>A block about a store goes on where the blocks before it have left the store.</summary>
    [Theory]
    [MemberData(nameof(Commands))]
    public void Guide_Block_IsWhatTheToolPrints(string command)
    {
        using var folder = new TemporaryFolder();
        if (command.Contains(Store, StringComparison.Ordinal))
        {
            var before = Sessions().Keys.TakeWhile(other => other != command)
                .Where(other => other.Contains(Store, StringComparison.Ordinal));
            foreach (var earlier in before) Run(earlier, folder);
        }

        Run(command, folder).Should().Be(Sessions()[command]);
    }

    /// <summary>The table of exit codes and the list in the help of each command are the same words.</summary>
    [Fact]
    public void Guide_ExitCodes_AreThoseOfTheHelp()
    {
        var table = ExitCodeRow().Matches(Page.ReplaceLineEndings("\n").Replace("`", "", StringComparison.Ordinal))
            .Select(row => $"{row.Groups["code"].Value} {row.Groups["meaning"].Value}");

        var words = ExitCode.Help.Split([' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);

        $"Exit codes: {string.Join(' ', table)}".Should().Be(string.Join(' ', words));
    }

    private static string Run(string command, TemporaryFolder folder)
    {
        var arguments = command.Split(' ').Skip(1).Select(word => word == Store ? folder.PathTo(Store)
            : word.StartsWith("samples/", StringComparison.Ordinal) ? Repository.PathTo(word)
            : word);
        var result = Tool.Run([.. arguments]);
        return (result.Output + result.Error).ReplaceLineEndings("\n")
            .Replace(Repository.Root + "/", "", StringComparison.Ordinal);
    }

    private static OrderedDictionary<string, string> Sessions()
    {
        var sessions = new OrderedDictionary<string, string>();
        foreach (Match match in Console().Matches(Page.ReplaceLineEndings("\n")))
        {
            sessions.Add(match.Groups["command"].Value, match.Groups["output"].Value);
        }

        return sessions;
    }

    [GeneratedRegex(@"^\| (?<code>[0-9]) \| (?<meaning>.+) \|$", RegexOptions.Multiline)]
    private static partial Regex ExitCodeRow();

    [GeneratedRegex(@"^```console\n\$ (?<command>[^\n]+)\n(?<output>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Console();
}
