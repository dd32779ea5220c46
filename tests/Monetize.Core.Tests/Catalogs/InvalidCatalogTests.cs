using Monetize.Catalogs.Json;
using Monetize.Errors;

namespace Monetize.Tests.Catalogs;

public sealed class InvalidCatalogTests
{
    public static TheoryData<string> Fixtures => [.. InvalidFixture.Names];

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void Fixture_Read_GivesExactlyItsFaults(string name)
    {
        var reading = CatalogJson.Read(InvalidFixture.Document(name));

        InvalidFixture.Lines(reading.Faults).Should().Equal(InvalidFixture.Expected(name));
        (reading.Catalog is null).Should().Be(reading.Faults.Any(fault => fault.Severity == FaultSeverity.Error));
        foreach (var fault in reading.Faults) FaultText.ShouldBeFitForPeople(fault);
    }

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void Fixture_NamedAfterACode_HasThatCode(string name)
    {
        if (!name.StartsWith("MON", StringComparison.Ordinal)) return;

        InvalidFixture.Expected(name).Select(line => line[..7]).Should().Contain(name[..7]);
    }

    [Fact]
    public void EveryCodeOfTheCatalog_HasAFixture()
    {
        var shown = InvalidFixture.Names.SelectMany(InvalidFixture.Expected)
            .Concat(RecordFaultTests.Expected)
            .Select(line => line[..7])
            .ToHashSet(StringComparer.Ordinal);

        // MON0109 is a fault of arithmetic: a plan has one currency, so that no catalog can have it.
        var ofCatalogs = ErrorCodes.All.Where(code => code != ErrorCodes.CurrencyMismatch).Select(code => code.Id)
            .Where(id => id.StartsWith("MON01", StringComparison.Ordinal)
                || id.StartsWith("MON10", StringComparison.Ordinal)
                || id.StartsWith("MON11", StringComparison.Ordinal));

        ofCatalogs.Should().BeSubsetOf(shown);
    }

    [Fact]
    public void ManyFaults_OfDocumentAndModel_AreReportedAtOnce()
    {
        var faults = CatalogJson.Read(InvalidFixture.Document("many-at-once")).Faults;

        faults.Should().HaveCountGreaterThanOrEqualTo(8);
        faults.Should().Contain(fault => fault.Code.Id.StartsWith("MON10", StringComparison.Ordinal));
        faults.Should().Contain(fault => fault.Code.Id.StartsWith("MON11", StringComparison.Ordinal));
    }
}
