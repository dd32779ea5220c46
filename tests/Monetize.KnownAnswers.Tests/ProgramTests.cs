using Monetize.TestSupport;

namespace Monetize.KnownAnswers.Tests;

/// <summary>The program as a script sees it: lines on its output and a code at its end.</summary>
public sealed class ProgramTests
{
    private const string Right = """
        [
          { "id": "fees", "model": "flat",
            "input": { "amount": "15.5", "quantity": "3" }, "expected": { "amount": "15.5" } },
          { "id": "tiers", "model": "graduated",
            "input": { "quantity": "3",
              "tiers": [ { "up_to": "2", "unit_price": "1.5", "flat_fee": "0" },
                         { "up_to": null, "unit_price": "0.5", "flat_fee": "1" } ] },
            "expected": { "amount": "4.5" } },
          { "id": "later", "model": "unheard_of", "input": {}, "expected": {} }
        ]
        """;

    private const string Wrong = """
        [
          { "id": "wrong", "model": "per_unit",
            "input": { "unit_price": "0.5", "quantity": "3" }, "expected": { "amount": "1.4" } }
        ]
        """;

    [Fact]
    public void Cases_AllRight_PrintsALinePerModelAndTheSumAndEndsWith0()
    {
        var (code, lines) = Run(("right.json", Right), ("notes.txt", "not a case"));

        code.Should().Be(0);
        lines.Should().Equal(
            "flat 1 passed 0 failed 0 skipped",
            "graduated 1 passed 0 failed 0 skipped",
            "unheard_of 0 passed 0 failed 1 skipped",
            "skipped 1: the engine has no unheard_of yet (later)",
            "2 passed, 0 failed, 1 skipped");
    }

    [Fact]
    public void Cases_OneWrong_PrintsWhatWasExpectedAndEndsWith1()
    {
        var (code, lines) = Run(("a.json", Right), ("b.json", Wrong));

        code.Should().Be(1);
        lines.Should().Contain("per_unit 0 passed 1 failed 0 skipped")
            .And.Contain("FAILED wrong: expected amount 1.4, got amount 1.5");
        lines[^1].Should().Be("2 passed, 1 failed, 1 skipped");
    }

    [Fact]
    public void Cases_UnderGermanCulture_ReadsAndPrintsPoints()
    {
        var (code, lines) = Run("de-DE", ("a.json", Right), ("b.json", Wrong));

        code.Should().Be(1);
        lines.Should().Contain("FAILED wrong: expected amount 1.4, got amount 1.5");
    }

    [Fact]
    public void Cases_CheckedInFolder_EndsWith0()
    {
        var result = Program("", Repository.PathTo("tests", "Monetize.KnownAnswers", "Cases"));

        result.ExitCode.Should().Be(0, result.Output);
        result.Output.TrimEnd().Split('\n')[^1].Should().MatchRegex("^[0-9]+ passed, 0 failed, [0-9]+ skipped$");
    }

    [Fact]
    public void Cases_FolderThatIsNotThere_EndsWith2AndOneLine()
    {
        using var folder = new TemporaryFolder();
        var result = Program("", folder.PathTo("none"));

        result.ExitCode.Should().Be(2);
        result.Error.TrimEnd().Should().Be($"There is no folder {folder.PathTo("none")}.");
        result.Output.Should().BeEmpty();
    }

    private static (int Code, string[] Lines) Run(params (string Name, string Text)[] files) => Run("", files);

    private static (int Code, string[] Lines) Run(string culture, params (string Name, string Text)[] files)
    {
        using var folder = new TemporaryFolder();
        foreach (var (name, text) in files) File.WriteAllText(folder.PathTo(name), text);
        var result = Program(culture, folder.Path);
        result.Error.Should().BeEmpty();
        return (result.ExitCode, result.Output.TrimEnd('\n').Split('\n'));
    }

    private static ProcessResult Program(string culture, string folder) =>
        DotnetProcess.RunBuilt("Monetize.KnownAnswers", ["cases", folder], culture);
}
