using System.Reflection;
using Monetize.Architecture.Tests.Rules;
using Monetize.Errors;
using Monetize.Testing;
using Monetize.TestSupport;

namespace Monetize.Architecture.Tests.Api;

public sealed class PublicApiTests
{
    public static TheoryData<Assembly> Libraries =>
    [
        typeof(ErrorCode).Assembly, typeof(CatalogGenerator).Assembly, typeof(PostgreSqlUsageStore).Assembly,
    ];

    [Theory]
    [MemberData(nameof(Libraries), DisableDiscoveryEnumeration = true)]
    public void PublicApi_OfALibrary_IsTheReviewedOne(Assembly library)
    {
        var reviewed = Repository.PathTo("src", library.GetName().Name!, "PublicApi.txt");

        var match = () => Snapshot.MatchFile(PublicApi.Dump(library), reviewed);

        match.Should().NotThrow(
            "a change of the public API is reviewed (MONETIZE_ACCEPT=1 takes it over) and told in CHANGELOG.md");
    }

    [Theory]
    [MemberData(nameof(Libraries), DisableDiscoveryEnumeration = true)]
    public void PublicTypes_OfALibrary_AreClosedAndNoNamespaceBearsTheirName(Assembly library)
    {
        PublicShape.Open(library.GetTypes()).Should().BeEmpty();
        PublicShape.HiddenByNamespace(library.GetTypes()).Should().BeEmpty();
    }

    /// <summary>What MemberInfo.ToString() would lose, shown on types made for it.</summary>
    [Fact]
    public void Dump_OfSampleTypes_SaysAllThatACallerNotices()
    {
        var samples = typeof(PublicApiTests).Assembly.GetExportedTypes()
            .Where(type => type.Namespace == typeof(Samples.SampleRecord).Namespace);

        Snapshot.Match(PublicApi.Dump(samples), "SampleApi");
    }
}
