using System.Runtime.Versioning;
using Monetize.Cli.Output;
using Monetize.TestSupport;

namespace Monetize.Cli.Tests.Output;

public sealed class WholeFileTests
{
    [Fact]
    public void Write_OverAFile_TakesItsPlace()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathTo("a.csv");
        File.WriteAllText(path, "what was there before is longer");

        WholeFile.Write(path, ["é", "b"]);

        File.ReadAllBytes(path).Should().Equal("éb"u8.ToArray());
        Directory.GetFileSystemEntries(folder.Path).Should().Equal(path);
    }

    /// <summary>Neither half of the new file is there, nor is the old one gone.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Write_ThatFailsInTheMiddle_LeavesWhatWasThere(bool isThere)
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathTo("a.csv");
        if (isThere) File.WriteAllText(path, "before");

        var write = () => WholeFile.Write(path, Failing());

        write.Should().Throw<InvalidOperationException>();
        Directory.GetFileSystemEntries(folder.Path).Should().Equal(isThere ? [path] : []);
        if (isThere) File.ReadAllText(path).Should().Be("before");
    }

    [Fact]
    public void Write_WhileItGoesOn_ShowsWhatWasThere()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathTo("a.csv");
        File.WriteAllText(path, "before");
        var seen = new List<string>();

        WholeFile.Write(path, Pieces());

        seen.Should().Equal("before", "before");
        File.ReadAllText(path).Should().Be("onetwo");

        IEnumerable<string> Pieces()
        {
            seen.Add(File.ReadAllText(path));
            yield return "one";
            seen.Add(File.ReadAllText(path));
            yield return "two";
        }
    }

    /// <summary>What only its owner may read does not become open to all.</summary>
    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void Write_OverAFile_KeepsItsRightsAndLinks()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Rights and links of Unix.");
        using var folder = new TemporaryFolder();
        var (path, link) = (folder.PathTo("a.csv"), folder.PathTo("b.csv"));
        File.WriteAllText(path, "before");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.CreateSymbolicLink(link, "a.csv");

        WholeFile.Write(link, ["after"]);

        File.ReadAllText(path).Should().Be("after");
        File.GetUnixFileMode(path).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        new FileInfo(link).LinkTarget.Should().Be("a.csv");
    }

    [Fact]
    public void Write_OverAFolder_IsRefusedBeforeAnythingIsRead()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathTo("a.csv");
        Directory.CreateDirectory(path);

        var write = () => WholeFile.Write(path, Failing());

        write.Should().Throw<UnauthorizedAccessException>();
        Directory.GetFileSystemEntries(folder.Path).Should().Equal(path);
    }

    /// <summary>As a shell names it: without its folder.</summary>
    [Fact]
    public void Write_OverALinkInTheCurrentFolder_WritesItsTarget()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links of Unix.");
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.PathTo("a.csv"), "before");
        File.CreateSymbolicLink(folder.PathTo("b.csv"), "a.csv");

        WholeFile.Write(Path.GetRelativePath(Environment.CurrentDirectory, folder.PathTo("b.csv")), ["after"]);

        File.ReadAllText(folder.PathTo("a.csv")).Should().Be("after");
    }

    [Fact]
    public void Write_IntoTheNullDevice_LeavesADevice()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Devices of Unix.");
        using var folder = new TemporaryFolder();
        File.CreateSymbolicLink(folder.PathTo("out.csv"), "/dev/null");

        WholeFile.Write(folder.PathTo("out.csv"), ["gone"]);

        File.ReadAllText("/dev/null").Should().BeEmpty();
        new FileInfo(folder.PathTo("out.csv")).LinkTarget.Should().Be("/dev/null");
    }

    [Fact]
    public void IsSame_ByName_ByWayOrByLink_IsSeen()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.PathTo("a.db"), "");
        if (!OperatingSystem.IsWindows()) File.CreateSymbolicLink(folder.PathTo("b.csv"), "a.db");

        WholeFile.IsSame(folder.PathTo("a.db"), Path.Combine(folder.Path, ".", "a.db")).Should().BeTrue();
        WholeFile.IsSame(folder.PathTo("a.db"), folder.PathTo("c.db")).Should().BeFalse();
        if (!OperatingSystem.IsWindows())
        {
            WholeFile.IsSame(folder.PathTo("b.csv"), folder.PathTo("a.db")).Should().BeTrue();
        }
    }

    private static IEnumerable<string> Failing()
    {
        yield return new string('x', 100_000);
        throw new InvalidOperationException("The source of the text failed.");
    }
}
