using System.Text.RegularExpressions;
using Monetize.TestSupport;

namespace Monetize.Tests;

/// <summary>The page of invariants names the test classes that there are, and files of other test projects.</summary>
public sealed partial class InvariantsPageTests
{
    private static readonly string Page = File.ReadAllText(Repository.PathTo("docs", "invariants.md"));

    private static readonly HashSet<string> Named = [.. Name().Matches(Page).Select(match => match.Groups["name"].Value)];

    private static readonly HashSet<string> Classes =
        [.. typeof(InvariantsPageTests).Assembly.GetExportedTypes().Select(type => type.Name)];

    [Fact]
    public void Page_EachClass_Exists() => Named.Should().NotBeEmpty().And.BeSubsetOf(Classes);

    [Fact]
    public void Page_EachFile_Exists() => TestFile().Matches(Page).Select(match => match.Groups["path"].Value)
        .Should().NotBeEmpty().And.OnlyContain(path => File.Exists(Repository.PathTo(path)));

    [Fact]
    public void Classes_NamedAfterAnInvariant_AreOnThePage() =>
        Classes.Where(name => Invariant().IsMatch(name)).Should().NotBeEmpty().And.BeSubsetOf(Named);

    [GeneratedRegex("`(?<name>[A-Za-z0-9_]+Tests)`")]
    private static partial Regex Name();

    [GeneratedRegex("`(?<path>tests/[^`]+[.]cs)`")]
    private static partial Regex TestFile();

    [GeneratedRegex("^I[0-9]+[a-z]?_")]
    private static partial Regex Invariant();
}
