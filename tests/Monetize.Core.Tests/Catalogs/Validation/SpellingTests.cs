using Monetize.Catalogs.Validation;

namespace Monetize.Tests.Catalogs.Validation;

public sealed class SpellingTests
{
    [Theory]
    [InlineData("wrods", "words")]
    [InlineData("word", "words")]
    [InlineData("wordss", "words")]
    [InlineData("Words", "words")]
    [InlineData("api-calls", "api_calls")]
    [InlineData("apicals", "api_calls")]
    [InlineData("pia_calls", "api_calls")]
    [InlineData("ipa_callx", null)]
    [InlineData("call", null)]
    [InlineData("", null)]
    [InlineData("gbx", "gb")]
    [InlineData("xyb", null)]
    public void Word_AgainstKnownOnes_FindsTheOneMeant(string word, string? meant) =>
        Spelling.Closest(word, ["words", "api_calls", "gb", ""]).Should().Be(meant);

    [Fact]
    public void Word_CloseToSeveral_FindsTheClosest() =>
        Spelling.Closest("tokens", ["takenz", "token", "tokens_in"]).Should().Be("token");

    [Fact]
    public void Word_BeyondTheLength_IsNotLookedFor()
    {
        var word = new string('w', 40);

        Spelling.Closest(word + "w", [word]).Should().BeNull();
        Spelling.Closest(word, [word + "w", word[1..]]).Should().Be(word[1..]);
    }
}
