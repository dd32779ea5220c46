using System.Text.RegularExpressions;
using Monetize.TestSupport;

namespace Monetize.Samples.Tests;

/// <summary>
/// What README and guide show is real: code is cut from a sample, and output from what a sample prints.
/// </summary>
public sealed partial class DocumentationTests
{
    public static TheoryData<string> Documents { get; } =
        ["README.md", .. Guide().Where(page => page != Path.Combine("docs", "guide", "cli.md"))];

    [Theory]
    [MemberData(nameof(Documents))]
    public void CodeBlocks_OfADocument_AreCutFromASample(string document)
    {
        var sources = Directory
            .EnumerateFiles(Repository.PathTo("samples"), "*.cs", SearchOption.AllDirectories)
            .Select(File.ReadAllText)
            .Select(Normal)
            .ToList();

        foreach (var block in Blocks(document, "csharp")) sources.Should().Contain(text => text.Contains(block), block);
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void OutputBlocks_OfADocument_ArePrintedByASample(string document)
    {
        var outputs = Directory
            .EnumerateFiles(Repository.PathTo("tests", "Monetize.Samples.Tests", "Snapshots"), "*.verified.txt")
            .Select(File.ReadAllText)
            .Select(Normal)
            .ToList();

        foreach (var block in Blocks(document, "text")) outputs.Should().Contain(text => text.Contains(block), block);
    }

    [Fact]
    public void Blocks_OfReadme_AreFound() =>
        Blocks("README.md", "csharp").Concat(Blocks("README.md", "text")).Should().HaveCountGreaterThan(1);

    [Theory]
    [MemberData(nameof(Documents))]
    public void Links_OfADocument_LeadToFiles(string document)
    {
        var folder = Path.GetDirectoryName(Repository.PathTo(document))!;
        var links = Link().Matches(File.ReadAllText(Repository.PathTo(document))).Select(match => match.Groups[1].Value);

        links.Where(link => !Path.Exists(Path.Combine(folder, link))).Should().BeEmpty();
    }

    private static IEnumerable<string> Guide() =>
        Directory.EnumerateFiles(Repository.PathTo("docs", "guide"), "*.md", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Repository.Root, path))
            .Order(StringComparer.Ordinal);

    private static IEnumerable<string> Blocks(string document, string language) =>
        Block().Matches(Normal(File.ReadAllText(Repository.PathTo(document))))
            .Where(match => match.Groups[1].Value == language)
            .Select(match => match.Groups[2].Value);

    private static string Normal(string text) => text.ReplaceLineEndings("\n");

    [GeneratedRegex("^```(\\w+)\n(.*?)\n```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();

    [GeneratedRegex(@"\]\(([^)#:]+)\)")]
    private static partial Regex Link();
}
