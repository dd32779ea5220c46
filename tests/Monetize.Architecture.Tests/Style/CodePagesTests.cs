using System.Reflection;
using Monetize.Architecture.Tests.Rules;
using Monetize.Errors;

namespace Monetize.Architecture.Tests.Style;

public sealed class CodePagesTests
{
    private static readonly Dictionary<string, string> Titles = new()
    {
        ["MON1001"] = "A title",
        ["MON1002"] = "Another",
    };

    [Fact]
    public void Codes_AreWellFormedUniqueAndOrdered() =>
        Broken(CodePages.Disorder([.. ErrorCodes.All.Select(code => code.Id)])).Should().BeEmpty();

    [Fact]
    public void Codes_DeclaredAndListed_AreTheSame()
    {
        var declared = typeof(ErrorCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.FieldType == typeof(ErrorCode))
            .Select(field => ((ErrorCode)field.GetValue(null)!).Id);

        Broken(CodePages.Unlisted([.. declared], [.. ErrorCodes.All.Select(code => code.Id)])).Should().BeEmpty();
    }

    [Fact]
    public void Codes_AndPages_Match()
    {
        var titles = ErrorCodes.All.ToDictionary(code => code.Id, code => code.Title);

        Broken(CodePages.Mismatch(titles, SourceFile.Below("docs/rules", "*.md"))).Should().BeEmpty();
    }

    [Fact]
    public void Disorder_OfIds_IsCaught() =>
        Broken(CodePages.Disorder(["MON1002", "MON1001", "MON1001", "MON1"])).Should().BeEquivalentTo(
            "[error codes] MON1: is not MON and four digits",
            "[error codes] MON1001: is listed more than once",
            "[error codes] MON1001: stands after MON1002",
            "[error codes] MON1: stands after MON1001");

    [Fact]
    public void Unlisted_EitherWay_IsCaught() =>
        Broken(CodePages.Unlisted(["MON1001", "MON1002"], ["MON1002", "MON1003"])).Should().Equal(
            "[error codes] MON1001: is a field and not in All",
            "[error codes] MON1003: is in All and not a field");

    [Fact]
    public void Mismatch_MissingStrayAndMisnamedPages_AreCaught() =>
        Broken(CodePages.Mismatch(Titles, [Page("MON1001", "# MON1001: A tittle"), Page("MON1003", "# Stray")]))
            .Should().Equal(
                "[error codes] MON1001: its page begins '# MON1001: A tittle' and not '# MON1001: A title'",
                "[error codes] MON1002: has no page docs/rules/MON1002.md",
                "[error codes] MON1003: is a page without a code");

    [Fact]
    public void Mismatch_RightPages_AreNotAccused() =>
        CodePages.Mismatch(Titles, [
            Page("MON1001", "# MON1001: A title"),
            Page("MON1002", "# MON1002: Another\n\nText."),
            Page("README", "# Rules"),
        ]).Should().BeEmpty();

    private static SourceFile Page(string name, string text) => new($"docs/rules/{name}.md", text);

    private static IEnumerable<string> Broken(IEnumerable<Finding> findings) =>
        findings.Select(finding => finding.ToString());
}
