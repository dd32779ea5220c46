using Monetize.Architecture.Tests.Rules;

namespace Monetize.Architecture.Tests.Style;

public sealed class TextRulesTests
{
    private static readonly IReadOnlyList<SourceFile> Sources = SourceFile.Below("src", "*.cs");

    [Fact]
    public void Sources_AreRead() =>
        Sources.Should().Contain(file => file.Path == "src/Monetize.Core/Errors/ErrorCode.cs");

    [Fact]
    public void Sources_Files_AreShort() => Broken(TextRules.TooLong(Sources)).Should().BeEmpty();

    [Fact]
    public void Sources_Lines_AreNarrow() => Broken(TextRules.TooWide(Sources)).Should().BeEmpty();

    [Fact]
    public void Tests_None_IsSwitchedOff() =>
        Broken(TextRules.Skipped(SourceFile.Below("tests", "*.cs")))
            .Where(finding => !finding.Contains("TextRulesTests.cs", StringComparison.Ordinal)).Should().BeEmpty();

    [Fact]
    public void Docs_Paths_AreOfNoMachine() =>
        Broken(TextRules.OfOneMachine([.. SourceFile.InRoot("*.md"), .. SourceFile.Below("docs", "*.md")]))
            .Should().BeEmpty();

    [Theory]
    [InlineData(400, 0)]
    [InlineData(401, 1)]
    public void TooLong_AtTheBound_CountsLines(int lines, int expected) =>
        TextRules.TooLong([File(string.Concat(Enumerable.Repeat("x\n", lines)))]).Should().HaveCount(expected);

    [Theory]
    [InlineData(120, 0)]
    [InlineData(121, 1)]
    public void TooWide_AtTheBound_CountsColumns(int columns, int expected) =>
        TextRules.TooWide([File($"x\n{new string('x', columns)}\r\nx")]).Should().HaveCount(expected);

    [Fact]
    public void TooWide_Finding_NamesTheLine() =>
        TextRules.TooWide([File($"x\n{new string('x', 121)}")]).Single().Where.Should().Be("a/b.cs:2");

    [Fact]
    public void TooLongAndTooWide_GeneratedFile_IsLeftOut()
    {
        SourceFile generated = new("a/b.g.cs", string.Concat(Enumerable.Repeat($"{new string('x', 121)}\n", 401)));

        TextRules.TooLong([generated]).Concat(TextRules.TooWide([generated])).Should().BeEmpty();
    }

    [Theory]
    [InlineData("[Fact(Skip = \"slow\")]", 1)]
    [InlineData("[Theory(DisplayName = \"x\", Skip=\"slow\")]", 1)]
    [InlineData("[Fact]", 0)]
    [InlineData("items.Skip(1)", 0)]
    public void Skipped_Attribute_IsCaught(string line, int expected) =>
        TextRules.Skipped([File(line)]).Should().HaveCount(expected);

    [Theory]
    [InlineData("see /home/someone/code", 1)]
    [InlineData("`/work`", 1)]
    [InlineData("(/root/.nuget)", 1)]
    [InlineData("POST /workers and docs/work/page.md", 0)]
    [InlineData("https://example.org/home/page", 0)]
    public void OfOneMachine_Path_IsCaught(string line, int expected) =>
        TextRules.OfOneMachine([File(line)]).Should().HaveCount(expected);

    private static SourceFile File(string text) => new("a/b.cs", text);

    private static IEnumerable<string> Broken(IEnumerable<Finding> findings) =>
        findings.Select(finding => finding.ToString());
}
