using Monetize.TestSupport;

namespace Monetize.Samples.Tests;

/// <summary>The samples as a reader runs them: programs of their own, their output piped.</summary>
public sealed class SampleTests
{
    private const char Escape = '\u001b';

    public static TheoryData<string> Samples { get; } = ["AiContentService", "FirstPrice", "PriceKinds", "PricingModels"];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Run_InvariantCulture_PrintsTheReviewedText(string sample) =>
        Snapshot.Match(Run(sample, ""), sample);

    [Theory]
    [MemberData(nameof(Samples))]
    public void Run_AnyCulture_PrintsTheSameText(string sample)
    {
        var invariant = Run(sample, "");

        foreach (var culture in UnderCulture.Names) Run(sample, culture).Should().Be(invariant, "of {0}", culture);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Run_Piped_FitsInto80ColumnsWithoutEscapeCodes(string sample)
    {
        var output = Run(sample, "");

        output.Should().NotContain(Escape.ToString()).And.NotContain("\r");
        output.Split('\n').Should().OnlyContain(line => line.Length <= 80);
    }

    private static string Run(string sample, string culture)
    {
        var result = DotnetProcess.RunBuilt(sample, [], culture);

        result.Error.Should().BeEmpty();
        result.ExitCode.Should().Be(0, result.Output);
        return result.Output;
    }
}
