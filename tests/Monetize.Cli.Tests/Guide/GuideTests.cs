using System.Text.RegularExpressions;
using Monetize.TestSupport;

namespace Monetize.Cli.Tests.Guide;

/// <summary>What the guide shows is what the tool prints.</summary>
public sealed partial class GuideTests
{
    private static readonly string Page = File.ReadAllText(Repository.PathTo("docs", "guide", "cli.md"));

    public static TheoryData<string> Commands => [.. Sessions().Keys];

    [Fact]
    public void Guide_ShowsEachCommand() => Sessions().Keys.Should()
        .Contain(command => command.StartsWith("monetize quote", StringComparison.Ordinal))
        .And.Contain(command => command.StartsWith("monetize rate", StringComparison.Ordinal))
        .And.Contain(command => command.StartsWith("monetize catalog check", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Commands))]
    public void Guide_Block_IsWhatTheToolPrints(string command)
    {
        var arguments = command.Split(' ').Skip(1)
            .Select(word => word.StartsWith("samples/", StringComparison.Ordinal) ? Repository.PathTo(word) : word);

        var result = Tool.Run([.. arguments]);

        (result.Output + result.Error).ReplaceLineEndings("\n")
            .Replace(Repository.Root + "/", "", StringComparison.Ordinal)
            .Should().Be(Sessions()[command]);
    }

    private static Dictionary<string, string> Sessions() => Console().Matches(Page.ReplaceLineEndings("\n"))
        .ToDictionary(match => match.Groups["command"].Value, match => match.Groups["output"].Value);

    [GeneratedRegex(@"^```console\n\$ (?<command>[^\n]+)\n(?<output>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Console();
}
