using Monetize.Architecture.Tests.Offenders;
using Monetize.Architecture.Tests.Reading;
using Monetize.Architecture.Tests.Rules;

namespace Monetize.Architecture.Tests;

/// <summary>Each rule can fail: types that break it on purpose are caught, and those that keep it are not.</summary>
public sealed class OffendersTests
{
    private const string Space = "Monetize.Architecture.Tests.Offenders.";

    private static readonly BuiltAssembly Assembly =
        BuiltAssembly.Read(typeof(Innocent).Assembly, "tests/Monetize.Architecture.Tests/Offenders");

    private static readonly Finding[] Findings = [.. CoreRules.Find(Assembly)];

    [Theory]
    [InlineData(FolderDirection.Placement, "Lost", "'Elsewhere' is not among*")]
    [InlineData(FolderDirection.Placement, "Spread", "is spread over Monetary, Rating")]
    [InlineData(FolderDirection.Rule, "CallsTheShell.At", "Rating uses*ShellService of Services")]
    [InlineData(FolderDirection.Rule, "CallsTheShellInALambda+*", "Rating uses*ShellService of Services")]
    [InlineData(FolderDirection.Rule, "DerivesFromTheShell", "*IShell of Services")]
    [InlineData(FolderDirection.Rule, "HoldsTheShell._nested", "*ShellService+Nested of Services")]
    [InlineData(FolderDirection.Rule, "NamesTheShell.Kind", "*ShellKind of Services")]
    [InlineData(FolderDirection.Rule, "IsBoundToTheShell.Constrained", "*IShell of Services")]
    [InlineData(FolderDirection.Rule, "IsMarkedByTheShell", "*ShellMarkAttribute of Services")]
    [InlineData(FolderDirection.Rule, "PointsForward.Made", "Monetary uses*Innocent of Rating")]
    [InlineData(PureUses.Clock, "ReadsTheClock.Utc", "*get_UtcNow")]
    [InlineData(PureUses.Clock, "ReadsTheClock.Local", "*get_Now")]
    [InlineData(PureUses.Clock, "ReadsTheClock.Instant", "*DateTimeOffset::get_UtcNow")]
    [InlineData(PureUses.Clock, "ReadsTheClock.Injected", "*TimeProvider*")]
    [InlineData(PureUses.Clock, "ReadsTheClock.Elapsed", "*Stopwatch*")]
    [InlineData(PureUses.Io, "ReadsTheClock.Ticks", "*Environment*")]
    [InlineData(PureUses.Clock, "ReadsTheClock.Machine", "*ToLocalTime")]
    [InlineData(PureUses.Clock, "ReadsTheClock.Zone", "*TimeZoneInfo")]
    [InlineData(PureUses.Clock, "AsksForAZone.Find", "*FindSystemTimeZoneById")]
    [InlineData(PureUses.Io, "ReadsTheMachine.Exists", "*System.IO.File*")]
    [InlineData(PureUses.Io, "ReadsTheMachine.Variable", "*Environment*")]
    [InlineData(PureUses.Io, "ReadsTheMachine.Prints", "*Console*")]
    [InlineData(PureUses.Io, "ReadsTheMachine.Asks", "*System.Net.Http.HttpClient*")]
    [InlineData(PureUses.Io, "ReadsTheMachine.EndsLine", "*AppendLine")]
    [InlineData(PureUses.Host, "ReadsTheMachine.get_Services", "*IServiceProvider*")]
    [InlineData(PureUses.Chance, "RollsDice.Roll", "*System.Random*")]
    [InlineData(PureUses.Chance, "RollsDice.Id", "*NewGuid")]
    [InlineData(PureUses.Chance, "RollsDice.TimeId", "*CreateVersion7")]
    [InlineData(PureUses.Chance, "RollsDice.OfText", "*GetHashCode, which differs in each run")]
    [InlineData(PureUses.Chance, "RollsDice.OfTextByOrdinal", "*System.String::GetHashCode*")]
    [InlineData(PureUses.Chance, "RollsDice.OfTextByComparer", "*System.StringComparer::GetHashCode*")]
    [InlineData(PureUses.Chance, "RollsDice.OfAnything", "*GetHashCode, which differs in each run")]
    [InlineData(PureUses.Chance, "RollsDice.Combined", "*System.HashCode::Combine*")]
    [InlineData(PureUses.Chance, "RollsDice.Secure", "*RandomNumberGenerator*")]
    [InlineData(PureUses.Threads, "Waits.Later", "*Task*")]
    [InlineData(PureUses.Threads, "Waits.Soon", "*ValueTask*")]
    [InlineData(PureUses.Threads, "Waits.Locks", "*Monitor*")]
    [InlineData(PureUses.Threads, "Waits.Streams", "*IAsyncEnumerable*")]
    [InlineData(PureUses.Floating, "CountsInBinary.Converts", "*System.Double through System.Decimal::op_Explicit")]
    [InlineData(PureUses.Floating, "CountsInBinary.Compares", "*System.Double")]
    [InlineData(PureUses.Floating, "CountsInBinary.Calls", "*System.Double through System.Math::Log10")]
    [InlineData(PureUses.Floating, "CountsInBinary.Holds", "*System.Double")]
    [InlineData(PureUses.Floating, "CountsInBinary.Single", "*System.Double")]
    [InlineData(PureUses.Floating, "KeepsBinary._rate", "*System.Double")]
    [InlineData(CultureUses.Rule, "PrintsDecimal.PrintMembers", "the record prints with the current culture: over*")]
    [InlineData(CultureUses.Rule, "PrintsOptionalDate.PrintMembers", "the record prints with the current culture*")]
    [InlineData(CultureUses.Rule, "PrintsFromStruct.PrintMembers", "the record prints with the current culture*")]
    [InlineData(CultureUses.Rule, "PrintsAnything`1.PrintMembers", "the record prints with the current culture*")]
    [InlineData(CultureUses.Rule, "PrintsThroughLeaf.PrintMembers", "the record prints with the current culture*")]
    public void Offender_OfARule_IsCaught(string rule, string where, string what) =>
        Findings.Where(finding => finding.Rule == rule).Should().Contain(finding =>
            Like(finding.Where, Space + where) && Like(finding.What, what));

    [Fact]
    public void FollowsTheCulture_EachMethod_IsCaught()
    {
        var type = typeof(FollowsTheCulture);
        var caught = Findings.Where(finding => finding.Rule == CultureUses.Rule)
            .Select(finding => finding.Where).ToHashSet();
        var methods = type.GetMethods().Where(method => method.DeclaringType == type);

        methods.Select(method => method.Name)
            .Where(name => !caught.Contains($"{Space}FollowsTheCulture.{name}")
                && !caught.Any(where => where.StartsWith($"{Space}FollowsTheCulture+", StringComparison.Ordinal)
                    && where.Contains($"<{name}>", StringComparison.Ordinal)))
            .Should().BeEmpty();
    }

    [Fact]
    public void Innocents_InPureFolders_AreNotAccused() =>
        Findings.Where(finding => finding.Where.StartsWith($"{Space}Innocent", StringComparison.Ordinal))
            .Should().BeEmpty();

    [Fact]
    public void Shell_WithClockAndFiles_IsNotAccused() =>
        Findings.Where(finding => finding.Where.StartsWith($"{Space}Shell", StringComparison.Ordinal))
            .Should().BeEmpty();

    [Fact]
    public void FolderOf_TypesOutsideTheSourceRoot_IsUnknown() =>
        Assembly.Folders[typeof(OffendersTests).FullName!].Should().BeEmpty();

    [Fact]
    public void FolderOf_TypeWithoutCode_IsReadFromItsDocument() =>
        Assembly.Folders[typeof(IShell).FullName!].Should().Equal("Services");

    [Theory]
    [InlineData("/_/src/Monetize.Core/Rating/A.cs", "Rating")]
    [InlineData("/src/Monetize.Core/src/Monetize.Core/Rating/Deep/A.cs", "Rating")]
    [InlineData("C:\\code\\src\\Monetize.Core\\Rating\\A.cs", "Rating")]
    [InlineData("/code/src/Monetize.Core/AssemblyInfo.cs", "")]
    [InlineData("/code/artifacts/obj/Monetize.Core/Generated.cs", null)]
    public void FolderBelow_PathOfAnyMachine_IsTheFeature(string path, string? folder) =>
        SourceFolders.FolderBelow("src/Monetize.Core", path).Should().Be(folder);

    [Fact]
    public void Open_PublicClass_IsCaught() =>
        PublicShape.Open(Assembly.Loaded.GetTypes()).Select(finding => finding.Where)
            .Should().BeEquivalentTo($"{Space}Open", $"{Space}Open+NestedOpen");

    [Fact]
    public void HiddenByNamespace_TypeOfThatName_IsCaught() =>
        PublicShape.HiddenByNamespace(Assembly.Loaded.GetTypes()).Select(finding => finding.Where)
            .Should().Equal($"{Space}Tariff");

    [Fact]
    public void Exemption_Covers_OnlyItsRuleAndPlace()
    {
        var exemption = new Exemption("clock", "A.B", "for this test");

        exemption.Covers(new Finding("clock", "A.B", "")).Should().BeTrue();
        exemption.Covers(new Finding("clock", "A.B.C", "")).Should().BeTrue();
        exemption.Covers(new Finding("clock", "A.Bc", "")).Should().BeFalse();
        exemption.Covers(new Finding("culture", "A.B", "")).Should().BeFalse();
    }

    /// <summary>A star stands for any text.</summary>
    private static bool Like(string text, string pattern) =>
        System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(pattern, text, ignoreCase: false);
}
