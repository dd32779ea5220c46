using System.Collections.Concurrent;
using Monetize.TestSupport;

namespace Monetize.Samples.Tests;

/// <summary>The samples as a reader runs them: programs of their own, their output piped.</summary>
public sealed class SampleTests
{
    private const char Escape = '\u001b';
    private const string AiContentService = "AiContentService";
    private const string HostedService = "HostedService";
    private const string HybridAiPlatform = "HybridAiPlatform";

    private static readonly ConcurrentDictionary<string, Lazy<string>> Invariant = new(StringComparer.Ordinal);

    public static TheoryData<string> Samples { get; } =
    [
        AiContentService,
        "FirstPrice",
        HostedService,
        HybridAiPlatform,
        "PriceKinds",
        "PricingModels",
        "RecordingUsage",
        "SubscriptionLife",
    ];

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

    [Fact]
    public void AiContentService_RunAgain_FindsEverythingRecorded()
    {
        using var folder = new TemporaryFolder();
        var first = Run(AiContentService, "", folder);

        var second = Run(AiContentService, "", folder);

        second.Should().StartWith("122,363 records sent: 0 recorded, 122,363 duplicates left out\n");
        second[second.IndexOf('\n', StringComparison.Ordinal)..].Should().Be(
            first[first.IndexOf('\n', StringComparison.Ordinal)..], "the usage is the same");
    }

    [Fact]
    public void HybridAiPlatform_Out_WritesTheInvoiceAndPrintsTheSame()
    {
        using var folder = new TemporaryFolder();

        var output = DotnetProcess.RunBuilt(HybridAiPlatform, ["--out", folder.Path]).Output;

        output.Should().StartWith(Run(HybridAiPlatform, ""));
        var html = File.ReadAllText(Path.Combine(folder.Path, "invoice-HY-009.html"));
        html.Should().StartWith("<!DOCTYPE html>").And.Contain("<bdi>api_calls</bdi>, correction").And.EndWith("</html>\n");
    }

    /// <summary>In the invariant culture each sample runs once for all tests: one of them lives a year.</summary>
    private static string Run(string sample, string culture) => culture.Length == 0
        ? Invariant.GetOrAdd(sample, static name => new Lazy<string>(() => RunNow(name, ""))).Value
        : RunNow(sample, culture);

    private static string RunNow(string sample, string culture)
    {
        using var folder = new TemporaryFolder();
        return Run(sample, culture, folder);
    }

    /// <summary>Samples that keep a file keep it in a folder of the test's.</summary>
    private static string Run(string sample, string culture, TemporaryFolder folder)
    {
        string[] arguments = sample is AiContentService or HostedService ? ["--out", folder.Path] : [];
        var result = DotnetProcess.RunBuilt(sample, arguments, culture);

        result.Error.Should().BeEmpty();
        result.ExitCode.Should().Be(0, result.Output);
        return result.Output.Replace(folder.Path, "FOLDER", StringComparison.Ordinal);
    }
}
