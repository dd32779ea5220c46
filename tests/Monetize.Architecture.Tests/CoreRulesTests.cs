using Monetize.Architecture.Tests.Reading;
using Monetize.Architecture.Tests.Rules;
using Monetize.Errors;

namespace Monetize.Architecture.Tests;

/// <summary>The core keeps to the rules of the house.</summary>
public sealed class CoreRulesTests
{
    private static readonly Lazy<BuiltAssembly> Core =
        new(() => BuiltAssembly.Read(typeof(ErrorCode).Assembly, "src/Monetize.Core"));

    private static readonly Lazy<Finding[]> Findings = new(() => [.. CoreRules.Find(Core.Value)]);

    [Theory]
    [InlineData(FolderDirection.Placement)]
    [InlineData(FolderDirection.Rule)]
    [InlineData(PureUses.Clock)]
    [InlineData(PureUses.Io)]
    [InlineData(PureUses.Chance)]
    [InlineData(PureUses.Threads)]
    [InlineData(PureUses.Host)]
    [InlineData(PureUses.Floating)]
    [InlineData(CultureUses.Rule)]
    public void Core_ByRule_IsClean(string rule)
    {
        var broken = Findings.Value.Where(finding => finding.Rule == rule)
            .Where(finding => !Exemption.All.Any(exemption => exemption.Covers(finding)))
            .Select(finding => finding.ToString());

        broken.Should().BeEmpty();
    }

    [Fact]
    public void Core_PublicTypes_AreAllMappedToAFolder()
    {
        var lost = Core.Value.Loaded.GetExportedTypes().Where(type => !type.IsNested)
            .Where(type => Core.Value.Folders[type.FullName!].Count == 0);

        lost.Should().BeEmpty();
        Core.Value.Uses.Should().NotBeEmpty();
    }

    [Fact]
    public void Exemptions_Each_HasAReasonAndIsNeeded()
    {
        Exemption.All.Where(exemption => exemption.Reason.Length < 20).Should().BeEmpty();
        Exemption.All.Where(exemption => !Findings.Value.Any(exemption.Covers)).Should().BeEmpty();
    }

    [Fact]
    public void Core_PublicTypes_AreClosed() =>
        PublicShape.Open(Core.Value.Loaded.GetTypes()).Should().BeEmpty();

    [Fact]
    public void Core_Namespaces_BearNoTypesName() =>
        PublicShape.HiddenByNamespace(Core.Value.Loaded.GetTypes()).Should().BeEmpty();
}
