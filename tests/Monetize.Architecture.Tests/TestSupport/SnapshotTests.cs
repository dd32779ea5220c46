using Monetize.TestSupport;

namespace Monetize.Architecture.Tests.TestSupport;

public sealed class SnapshotTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Verified => _folder.PathTo("Snapshots", "a.verified.txt");

    private string Received => _folder.PathTo("Snapshots", "a.received.txt");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void MatchFile_SameText_Passes()
    {
        Write("one\ntwo");

        Snapshot.MatchFile("one\ntwo", Verified, accept: false);

        File.Exists(Received).Should().BeFalse();
    }

    [Fact]
    public void MatchFile_OtherLineEndings_Passes()
    {
        Write("one\r\ntwo\r\n");

        Snapshot.MatchFile("one\ntwo\n", Verified, accept: false);
    }

    [Fact]
    public void MatchFile_OtherText_FailsAndShowsTheFirstDifference()
    {
        Write("one\ntwo\nthree");

        var match = () => Snapshot.MatchFile("one\n2\n3", Verified, accept: false);

        match.Should().Throw<SnapshotException>()
            .WithMessage("*a.verified.txt differs first in line 2:*reviewed: two*received: 2*MONETIZE_ACCEPT=1*");
        File.ReadAllText(Received).Should().Be("one\n2\n3");
        File.ReadAllText(Verified).Should().Be("one\ntwo\nthree");
    }

    [Theory]
    [InlineData("one", "one\ntwo", "*line 2:*reviewed: (the text has ended)*received: two*")]
    [InlineData("one\ntwo", "one", "*line 2:*reviewed: two*received: (the text has ended)*")]
    [InlineData("one\n", "one", "*line 2:*")]
    public void MatchFile_LongerOrShorterText_Fails(string verified, string actual, string message)
    {
        Write(verified);

        var match = () => Snapshot.MatchFile(actual, Verified, accept: false);

        match.Should().Throw<SnapshotException>().WithMessage(message);
    }

    [Fact]
    public void MatchFile_MissingFile_Fails()
    {
        var match = () => Snapshot.MatchFile("one", Verified, accept: false);

        match.Should().Throw<SnapshotException>().WithMessage("There is no reviewed text *a.verified.txt*");
        File.ReadAllText(Received).Should().Be("one");
        File.Exists(Verified).Should().BeFalse();
    }

    [Fact]
    public void MatchFile_Accepted_TakesTheTextOver()
    {
        Write("one");
        File.WriteAllText(Received, "left by an earlier run");

        Snapshot.MatchFile("two\r\n", Verified, accept: true);

        File.ReadAllText(Verified).Should().Be("two\n");
        File.Exists(Received).Should().BeFalse();
    }

    [Fact]
    public void Match_ByName_LooksBesideTheTest() => Snapshot.Match("beside the test\n", "Sample");

    [Theory]
    [InlineData("/_/tests/Monetize.TestSupport/Snapshot.cs")]
    [InlineData("/elsewhere/checkout/tests/Monetize.TestSupport/Snapshot.cs")]
    [InlineData("C:\\code\\tests\\Monetize.TestSupport\\Snapshot.cs")]
    public void Locate_PathOfAnotherMachine_IsFoundHere(string compiled) =>
        Repository.Locate(compiled).Should().Be(Repository.PathTo("tests", "Monetize.TestSupport", "Snapshot.cs"));

    [Fact]
    public void Locate_UnknownFile_Throws()
    {
        var locate = () => Repository.Locate("/_/tests/None.cs");

        locate.Should().Throw<FileNotFoundException>();
    }

    private void Write(string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Verified)!);
        File.WriteAllText(Verified, text);
    }
}
