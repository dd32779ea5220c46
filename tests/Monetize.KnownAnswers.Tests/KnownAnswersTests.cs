using Monetize.TestSupport;

namespace Monetize.KnownAnswers.Tests;

/// <summary>What other billing systems and documents say, against the engine.</summary>
public sealed class KnownAnswersTests
{
    private const int InScope = 338;
    private static readonly string Folder = Repository.PathTo("tests", "Monetize.KnownAnswers", "Cases");

    public static TheoryData<string> Models { get; } =
    [
        "flat", "per_unit", "graduated", "volume", "package", "percentage", "graduated_percentage", "dynamic",
        "block_tiers", "bucketed", "hybrid", "progressive", "rounding", "aggregation", "credits",
        "calendar", "billing_cycles", "proration", "discount", "commitment",
    ];

    [Fact]
    public void Run_EveryCase_PassesOrNamesTheReasonOfItsSkip()
    {
        var results = KnownCase.ReadFolder(Folder).Select(known => (known.Id, Verdict: CaseRunner.Run(known))).ToList();

        results.Where(result => result.Verdict.HasFailed).Should().BeEmpty();
        results.Count(result => result.Verdict == Verdict.Passed).Should().BeGreaterThanOrEqualTo(InScope);
        results.Where(result => result.Verdict != Verdict.Passed)
            .Should().OnlyContain(result => !string.IsNullOrWhiteSpace(result.Verdict.SkipReason));
    }

    [Fact]
    public void Run_ModelsInScope_SkipOnlyWhatOnePeerDoes() => KnownCase.ReadFolder(Folder)
        .Where(known => Models.Any(model => model.Data == known.Model) && CaseRunner.Run(known).SkipReason is not null)
        .Where(known => !known.Tags.Contains("peer_specific") && !known.Tags.Contains("peer_bug"))
        .Select(known => known.Id).Should().BeEmpty();

    [Fact]
    public void ReadFolder_EveryCase_HasAnIdOfItsOwn() =>
        KnownCase.ReadFolder(Folder).Select(known => known.Id).Should().OnlyHaveUniqueItems();

    [Theory]
    [MemberData(nameof(Models))]
    public void Run_ModelInScope_HasCasesThatRun(string model) =>
        KnownCase.ReadFolder(Folder).Where(known => known.Model == model)
            .Should().Contain(known => CaseRunner.Run(known) == Verdict.Passed);
}
