using Monetize.TestSupport;

namespace Monetize.Cli.Tests.Commands;

public sealed class QuoteCarriedOverTests
{
    [Theory]
    [InlineData("", "50.00")]
    [InlineData("words=0", "50.00")]
    [InlineData("words=49.5", "0.50")]
    [InlineData("words=50", "0.00")]
    [InlineData("words=150", "0.00")]
    public void CarriedOver_BeyondWhatIsIncluded_CostsNothing(string carriedOver, string total)
    {
        string[] option = carriedOver.Length == 0 ? [] : ["--carried-over", carriedOver];

        Quote([.. option, "--format", "json"]).Output.Should().Contain($"\"total\": \"{total}\"");
    }

    [Fact]
    public void CarriedOver_Explained_IsNamed() => Quote("--carried-over", "words=20", "--explain").Output.Should()
        .Contain("words: 150, 100 included and 20 carried over, then per unit")
        .And.Contain("to pay USD 30.00");

    [Theory]
    [InlineData("words=150.01", "The plan rolling@1 carries from 0 to 150 units of 'words' over, and not '150.01'.")]
    [InlineData("words=-1", "The plan rolling@1 carries from 0 to 150 units of 'words' over, and not '-1'.")]
    [InlineData("storage=1", "Nothing of 'storage' rolls over under the plan rolling@1; leave --carried-over out.")]
    [InlineData("wrods=1", "Nothing of 'wrods' rolls over under the plan rolling@1; leave --carried-over out.")]
    [InlineData("words", "What is carried over, 'words', is not METER=UNITS, such as words=2500. "
        + "See monetize quote --help.")]
    [InlineData("words=x", "The quantity 'x' of 'words' is not a number; write digits and at most one point, such as "
        + "10000.5. See monetize quote --help.")]
    public void CarriedOver_Wrong_IsRefused(string carriedOver, string message) =>
        Quote("--carried-over", carriedOver).ToString().Should().Be($"exit code 2\n\nmonetize: {message}\n");

    [Fact]
    public void CarriedOver_Twice_IsRefused() =>
        Quote("--carried-over", "words=1", "--carried-over", "words=2").Error.Should()
            .Be("monetize: 'words' is carried over twice. See monetize quote --help.\n");

    private static ProcessResult Quote(params IReadOnlyList<string> arguments)
    {
        using var catalog = TemporaryCatalog.OfPeriods();
        return Tool.Run(
            ["quote", "--catalog", catalog.Path, "--plan", "rolling", "--usage", "words=150", .. arguments]);
    }
}
