using Monetize.TestSupport;

namespace Monetize.Cli.Tests.Commands;

public sealed class QuoteRefusalTests
{
    [Theory]
    [InlineData("words", "The usage 'words' is not METER=QUANTITY, such as words=250000.")]
    [InlineData("words}", "The usage 'words}' is not METER=QUANTITY, such as words=250000.")]
    [InlineData("words=", "The usage 'words=' is not METER=QUANTITY, such as words=250000.")]
    [InlineData("=5", "The usage '=5' is not METER=QUANTITY, such as words=250000.")]
    [InlineData("words=1e6", "The quantity '1e6' of 'words' is not a number; "
        + "write digits and at most one point, such as 10000.5.")]
    [InlineData("words=250,000", "The quantity '250,000' of 'words' is not a number; "
        + "write digits and at most one point, such as 10000.5.")]
    [InlineData("words=0.12345678901234567890123456789", "The quantity '0.12345678901234567890123456789' of 'words' "
        + "has too many digits to be exact; 28 always fit.")]
    [InlineData("words=100000000000000000000000000000", "The quantity '100000000000000000000000000000' of 'words' "
        + "has too many digits to be exact; 28 always fit.")]
    public void Usage_Malformed_IsRefused(string usage, string message) => Refused(
        Tool.Quote("content-generation", "--usage", usage), 2, $"{message} See monetize quote --help.");

    [Theory]
    [InlineData("words{")]
    [InlineData("words{region=eu")]
    [InlineData("words{region=eu}")]
    [InlineData("words{region=eu}=")]
    [InlineData("words}{=1")]
    [InlineData("words{}=1")]
    [InlineData("words{region}=1")]
    [InlineData("words{=eu}=1")]
    [InlineData("words{region=}=1")]
    [InlineData("words{region=eu,}=1")]
    [InlineData("words{region=eu}x=1")]
    [InlineData("{region=eu}=1")]
    public void Usage_WithMalformedDimensions_IsRefused(string usage) => Refused(
        Tool.Quote("content-generation", "--usage", usage),
        2,
        $"The usage '{usage}' is not METER{{NAME=VALUE,…}}=QUANTITY, such as calls{{region=eu}}=100. "
            + "See monetize quote --help.");

    [Fact]
    public void Usage_WithADimensionTwice_IsRefused() => Refused(
        Tool.Quote("content-generation", "--usage", "words{a=1,a=2}=1"),
        2,
        "The usage 'words{a=1,a=2}=1' gives the dimension 'a' twice. See monetize quote --help.");

    [Fact]
    public void Usage_WithADimensionThatIsNotDeclared_IsRefused() => Refused(
        Tool.Quote("content-generation", "--usage", "words{region=eu}=1"),
        2,
        "The meter 'words' does not declare the dimension 'region'; it has no dimensions.");

    [Fact]
    public void Usage_BelowZero_IsRefused() => Refused(
        Tool.Quote("content-generation", "--usage", "words=-5.0"),
        2,
        "The quantity '-5' of 'words' is negative, which the plan content-generation@1 refuses; give 0 or more.");

    [Fact]
    public void Usage_OfAnUnknownMeter_IsRefused() => Refused(
        Tool.Quote("content-generation", "--usage", "wrods=1"),
        2,
        "There is no meter 'wrods'; the catalog has api_calls, words.");

    [Fact]
    public void Usage_WhichThePlanDoesNotPrice_CannotBeRated() => Refused(
        Tool.Quote("content-generation", "--usage", "api_calls=1"),
        1,
        "MON1202: Plan content-generation@1 does not price usage of api_calls; it prices words.");

    [Fact]
    public void Amount_ThatNoDecimalHolds_CannotBeRated() => Refused(
        Tool.Quote("content-generation", "--usage", "words=79228162514264337593543950335"),
        1,
        "MON1301: The amount of quantity 79228162514264337593543950335 has no exact decimal of 28 digits; "
            + "use a smaller one or fewer decimals.");

    [Fact]
    public void Plan_Unknown_IsRefusedWithTheKnownOnes() => Refused(
        Tool.Quote("ai-platfrom"), 2, "There is no plan 'ai-platfrom'; the catalog has ai-platform, content-generation.");

    [Fact]
    public void Plan_OfACatalogWithoutPlans_IsRefused()
    {
        using var catalog = new TemporaryCatalog("{}");

        Refused(
            Tool.Run("quote", "--catalog", catalog.Path, "--plan", "pro"),
            2,
            "There is no plan 'pro'; the catalog has no plans.");
        Refused(
            Tool.Run("quote", "--catalog", catalog.Path, "--plan", "\u001b[31mpro"),
            2,
            "There is no plan '\uFFFD[31mpro'; the catalog has no plans.");
    }

    [Fact]
    public void Plan_OfManyPlans_NamesTheFirstOnes()
    {
        var plans = Enumerable.Range(10, 13).Select(i => $$"""{ "key": "p{{i}}", "currency": "USD" }""");
        using var catalog = new TemporaryCatalog($$"""{ "plans": [{{string.Join(',', plans)}}] }""");

        Refused(
            Tool.Run("quote", "--catalog", catalog.Path, "--plan", "pro"),
            2,
            "There is no plan 'pro'; the catalog has p10, p11, p12, p13, p14, p15, p16, p17, p18, p19 and 3 more.");
    }

    [Fact]
    public void PlanVersion_Unknown_IsRefusedWithTheKnownOnes()
    {
        using var catalog = TemporaryCatalog.OfEveryKind();

        Refused(
            Tool.Run("quote", "--catalog", catalog.Path, "--plan", "pro", "--plan-version", "3"),
            2,
            "The plan 'pro' has no version 3; it has 1, 2.");
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("1.0")]
    [InlineData("two")]
    [InlineData("99999999999")]
    public void PlanVersion_Malformed_IsRefused(string version) => Refused(
        Tool.Quote("ai-platform", "--plan-version", version),
        2,
        $"'{version}' is not a plan version; write a whole number from 1. See monetize quote --help.");

    [Fact]
    public void Catalog_WithErrors_IsRefusedWithEachFault()
    {
        var quote = Tool.Run("quote", "--catalog", Tool.CatalogWithFaults, "--plan", "pro", "--usage", "words=1");

        quote.ExitCode.Should().Be(1);
        quote.Output.Should().BeEmpty();
        Snapshot.Match(quote.Error.Replace(Repository.Root + "/", "", StringComparison.Ordinal), "quote-with-faults");
    }

    [Fact]
    public void Catalog_Missing_IsRefused() => Refused(
        Tool.Run("quote", "--catalog", "no-such-file.json", "--plan", "pro"),
        2,
        "The catalog 'no-such-file.json' cannot be read: there is no such file.");

    [Fact]
    public void Catalog_InAMissingFolder_IsRefused() => Refused(
        Tool.Run("quote", "--catalog", "no-such-folder/a.json", "--plan", "pro"),
        2,
        "The catalog 'no-such-folder/a.json' cannot be read: there is no such file.");

    [Theory]
    [InlineData("")]
    [InlineData("a\0b")]
    public void Catalog_ThatIsNoFileName_IsRefused(string path) => Refused(
        Tool.Run("quote", "--catalog", path, "--plan", "pro"),
        2,
        $"The catalog '{path.Replace('\0', '\uFFFD')}' cannot be read: that is not the name of a file.");

    [Fact]
    public void Catalog_ThatIsAFolder_IsRefused()
    {
        using var folder = new TemporaryFolder();

        var quote = Tool.Run("quote", "--catalog", folder.Path, "--plan", "pro");

        quote.ExitCode.Should().Be(2);
        quote.Error.Should().EndWith(" cannot be read: it is a folder.\n");
    }

    private static void Refused(ProcessResult result, int exitCode, string message)
    {
        result.Error.Should().Be($"monetize: {message}\n");
        result.Output.Should().BeEmpty();
        result.ExitCode.Should().Be(exitCode);
    }
}
