using System.IO.Compression;
using System.Text;
using Monetize.TestSupport;

namespace Monetize.Architecture.Tests.Publishing;

[Collection(ChildBuilds.Name)]
public sealed class PackageTests
{
    [Theory]
    [InlineData("Monetize.Core")]
    [InlineData("Monetize.Testing")]
    public void Library_Packed_HasReadmeDocsLicenceAndSymbols(string id)
    {
        using var folder = new TemporaryFolder();
        var packed = DotnetProcess.Run(
            [
                "pack", Repository.PathTo("src", id), "--artifacts-path", folder.PathTo("artifacts"),
                "--output", folder.PathTo("out"), ChildBuilds.WithoutAnalyzers,
            ],
            Repository.Root);
        packed.ExitCode.Should().Be(0, packed.ToString());
        (packed.Output + packed.Error).Should().NotContain("warning");

        var package = Directory.GetFiles(folder.PathTo("out"), "*.nupkg").Should().ContainSingle().Subject;
        var symbols = Directory.GetFiles(folder.PathTo("out"), "*.snupkg").Should().ContainSingle().Subject;
        using var content = ZipFile.OpenRead(package);
        using var symbolContent = ZipFile.OpenRead(symbols);

        PackageRules.Find(content, id).Select(finding => finding.What).Should().BeEmpty();
        symbolContent.GetEntry($"lib/net10.0/{id}.pdb").Should().NotBeNull();
    }

    [Fact]
    public void Find_PoorPackage_IsCaught()
    {
        using var package = Package("""
            <package><metadata><license type="file">LICENSE</license><dependencies><group>
              <dependency id="Microsoft.Extensions.Logging.Abstractions" /><dependency id="Newtonsoft.Json" />
              <dependency id="Monetize.Core" />
            </group></dependencies></metadata></package>
            """);

        PackageRules.Find(package, "Poor").Select(finding => finding.What).Should().Equal(
            "has no README.md", "has no lib/net10.0/Poor.dll", "has no lib/net10.0/Poor.xml",
            "has no licence expression Apache-2.0", "does not name README.md", "depends on Newtonsoft.Json");
    }

    private static ZipArchive Package(string nuspec)
    {
        var stream = new MemoryStream();
        var package = new ZipArchive(stream, ZipArchiveMode.Update);
        using var entry = package.CreateEntry("Poor.nuspec").Open();
        entry.Write(Encoding.UTF8.GetBytes(nuspec));
        return package;
    }
}
