using Monetize.Cli.Output;

namespace Monetize.Cli.Tests.Output;

public sealed class SafeTests
{
    [Theory]
    [InlineData("plain [red] 最高 ü", "plain [red] 最高 ü")]
    [InlineData("two\r\nlines\nand more", "two lines and more")]
    [InlineData("\u001b[31m\a", "\uFFFD[31m\uFFFD")]
    [InlineData("a\u202Eb\u2028c", "a\uFFFDb c")]
    public void OneLine_OfAnything_SteersNoTerminal(string text, string safe) => Safe.OneLine(text).Should().Be(safe);

    [Fact]
    public void OneLine_HalfACharacter_IsReplaced() => Safe.OneLine("half \ud800").Should().Be("half \uFFFD");

    [Theory]
    [InlineData(60)]
    [InlineData(61)]
    public void Quoted_LongText_IsCut(int length) =>
        Safe.Quoted(new string('x', length)).Should().Be($"'{new string('x', 60)}{(length > 60 ? "…" : "")}'");

    [Theory]
    [InlineData(240, 240)]
    [InlineData(241, 241)]
    [InlineData(10_000, 241)]
    public void Shortened_LongText_KeepsBothEnds(int length, int shown)
    {
        var text = Safe.Shortened("a" + new string('x', length - 2) + "z");

        text.Should().HaveLength(shown).And.StartWith("ax").And.EndWith("xz");
        text.Contains('…', StringComparison.Ordinal).Should().Be(length > 240);
    }

    [Fact]
    public void Shortened_CutWithinACharacter_LeavesTheWholeOut() =>
        Safe.Shortened("a" + string.Concat(Enumerable.Repeat("\U0001F600", 200)))
            .Should().NotContain("\uFFFD").And.HaveLength(239 + 1);

    [Fact]
    public void Listed_ManyNames_CountsTheRest() => Safe.Listed(["a", "b", "c"], shown: 2).Should().Be("a, b and 1 more");

    [Fact]
    public void Listed_FewNames_NamesAll() => Safe.Listed(["a", "b"], shown: 2).Should().Be("a, b");
}
