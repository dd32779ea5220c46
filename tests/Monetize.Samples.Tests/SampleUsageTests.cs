using System.IO.Compression;
using Monetize.Generators;
using Monetize.TestSupport;

namespace Monetize.Samples.Tests;

public sealed class SampleUsageTests
{
    [Fact]
    public void Lines_OfTheGenerator_AreTheCheckedInFile() => CheckedIn().Should().Equal(SampleUsage.Lines().ToArray());

    [Fact]
    public void CheckedInFile_HasAMonthOf500CustomersWithDuplicates()
    {
        var rows = CheckedIn().Skip(1).Select(line => line.Split(',')).ToList();
        var keys = rows.Select(row => row[0]).Distinct().Count();

        keys.Should().Be(120_000);
        rows.Count.Should().BeGreaterThan(keys, "some records are sent twice");
        rows.Select(row => row[1]).Distinct().Should().HaveCount(500);
        rows.Should().OnlyContain(row => row[4].StartsWith("2026-10-", StringComparison.Ordinal));
    }

    private static string[] CheckedIn()
    {
        using var file = File.OpenRead(Repository.PathTo("samples", "AiContentService", "usage.csv.gz"));
        using var zip = new GZipStream(file, CompressionMode.Decompress);
        using var reader = new StreamReader(zip);
        var text = reader.ReadToEnd();
        text.Should().EndWith("\n").And.NotContain("\r");
        return text[..^1].Split('\n');
    }
}
