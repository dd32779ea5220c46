using Monetize.Errors;
using Monetize.TestSupport;

namespace Monetize.Architecture.Tests.Publishing;

[Collection(ChildBuilds.Name)]
public sealed class TrimmedProgramTests
{
    /// <summary>
    /// With artifacts of its own: other projects of the solution are being built and tested at the same time.
    /// </summary>
    [Fact]
    public void TrimmedSmoke_Published_RunsWithoutATrimWarning()
    {
        using var folder = new TemporaryFolder();
        var published = DotnetProcess.Run(
            [
                "publish", Repository.PathTo("tests", "Monetize.TrimmedSmoke"),
                "--artifacts-path", folder.PathTo("artifacts"),
                "--output", folder.PathTo("out"), "-p:PublishTrimmed=true",
                ChildBuilds.WithoutAnalyzers,
            ],
            Repository.Root);
        published.ExitCode.Should().Be(0, published.ToString());
        (published.Output + published.Error).Should().NotContain("warning");

        var ran = DotnetProcess.RunProgram(folder.PathTo("out", "Monetize.TrimmedSmoke"), [], folder.Path);

        ran.ExitCode.Should().Be(0, ran.ToString());
        ran.Output.ReplaceLineEndings("\n").Should().Be(
            $"""
            codes: {string.Join(' ', ErrorCodes.All.Select(code => code.Id))}
            round trip: True
            words: 25,000, graduated
              tier             0 to 10,000   10,000 x 0.01 = 100.00
              tier        10,000 to 25,000  15,000 x 0.008 = 120.00
              exactly 220.00, to pay USD 220.00
            faults: MON1003
            currency: EUR

            """);
    }
}
