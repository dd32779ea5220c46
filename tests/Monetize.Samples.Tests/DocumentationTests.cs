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

    private static readonly string[] Samples =
    [
        .. Directory.EnumerateDirectories(Repository.PathTo("samples")).Select(Path.GetFileName).OfType<string>(),
    ];

    [Theory]
    [MemberData(nameof(Documents))]
    public void CodeBlocks_OfADocument_AreCutFromASample(string document)
    {
        foreach (var block in Blocks(document, "csharp")) Samples.Should().Contain(sample => Has(sample, block), block);
    }

    /// <summary>Output that follows code under one heading is printed by the sample that the code is cut from.</summary>
    [Theory]
    [MemberData(nameof(Documents))]
    public void OutputBlocks_OfADocument_ArePrintedByTheSampleOfTheCode(string document)
    {
        foreach (var section in Heading().Split(Text(document)))
        {
            var samples = Samples;
            foreach (Match match in Block().Matches(section))
            {
                var block = match.Groups[2].Value;
                if (match.Groups[1].Value == "csharp") samples = [.. Samples.Where(sample => Has(sample, block))];
                if (match.Groups[1].Value == "text") samples.Should().Contain(sample => Prints(sample, block), block);
            }
        }
    }

    /// <summary>The figures of a price are those that the sample prints for that very price, not for another one.</summary>
    [Theory]
    [MemberData(nameof(PricePages))]
    public void OutputBlocks_OfAPricePage_ArePrintedForItsPrice(string document)
    {
        var source = Normal(File.ReadAllText(Repository.PathTo("samples", "PriceKinds", "Program.cs")));
        var printed = Output("PriceKinds").Split("\n\n");
        var blocks = Block().Matches(Text(document)).ToList();
        blocks.Should().HaveCountGreaterThan(1);
        foreach (var (code, output) in blocks.Zip(blocks.Skip(1)).Where(pair => pair.Second.Groups[1].Value == "text"))
        {
            var after = source[source.IndexOf(code.Groups[2].Value, StringComparison.Ordinal)..];
            var title = Title().Match(after).Groups[1].Value;

            var lines = printed.Single(part => part.StartsWith(title + "\n", StringComparison.Ordinal)).Trim('\n');

            (title + "\n" + output.Groups[2].Value).Should().EndWith(lines[(title.Length + 1)..]);
        }
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

    public static TheoryData<string> PricePages { get; } =
        [.. Guide().Where(page => Path.GetFileName(Path.GetDirectoryName(page)) == "prices")];

    private static IEnumerable<string> Guide() =>
        Directory.EnumerateFiles(Repository.PathTo("docs", "guide"), "*.md", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Repository.Root, path))
            .Order(StringComparer.Ordinal);

    private static IEnumerable<string> Blocks(string document, string language) =>
        Block().Matches(Text(document))
            .Where(match => match.Groups[1].Value == language)
            .Select(match => match.Groups[2].Value);

    private static bool Has(string sample, string block) => Directory
        .EnumerateFiles(Repository.PathTo("samples", sample), "*.cs", SearchOption.AllDirectories)
        .Any(path => Normal(File.ReadAllText(path)).Contains(block, StringComparison.Ordinal));

    private static bool Prints(string sample, string block) => Output(sample).Contains(block, StringComparison.Ordinal);

    private static string Output(string sample) => Normal(File.ReadAllText(
        Repository.PathTo("tests", "Monetize.Samples.Tests", "Snapshots", $"{sample}.verified.txt")));

    private static string Text(string document) => Normal(File.ReadAllText(Repository.PathTo(document)));

    private static string Normal(string text) => text.ReplaceLineEndings("\n");

    [GeneratedRegex("^```(\\w+)\n(.*?)\n```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();

    [GeneratedRegex("^#+ ", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex("^(?:Table|Items)\\(\"([^\"]+)\"", RegexOptions.Multiline)]
    private static partial Regex Title();

    [GeneratedRegex(@"\]\(([^)#:]+)\)")]
    private static partial Regex Link();
}
