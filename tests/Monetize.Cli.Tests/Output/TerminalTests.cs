using System.Text;
using Monetize.Cli.Output;

namespace Monetize.Cli.Tests.Output;

public sealed class TerminalTests
{
    private const int UnixBrokenPipe = 32;
    private const int UnixNoSpace = 28;

    [Theory]
    [InlineData(false, null, "xterm", false)]
    [InlineData(false, "", null, false)]
    [InlineData(true, null, "xterm", true)]
    [InlineData(false, "1", "xterm", true)]
    [InlineData(false, null, "dumb", true)]
    public void IsPlainFor_PipesAndWishes_IsTrue(bool isRedirected, string? noColor, string? term, bool expected) =>
        Terminal.IsPlainFor(isRedirected, noColor, term).Should().Be(expected);

    [Theory]
    [InlineData("catalog", "check")]
    [InlineData("quote")]
    public void Table_ForAPerson_IsTheSameTextInColour(params string[] command)
    {
        string[] arguments = command is ["quote"]
            ? ["quote", "--catalog", Tool.Catalog, "--plan", "ai-platform"]
            : [.. command, Tool.CatalogWithFaults];

        var coloured = Tool.Run(isPlain: false, arguments).Output;
        var plain = Tool.Run(arguments).Output;

        coloured.Should().Contain("\u001b[");
        plain.Should().NotContain("\u001b");
        LineEnds.Trimmed(System.Text.RegularExpressions.Regex.Replace(coloured, "\u001b\\[[0-9;]*m", "")).Should().Be(plain);
    }

    [Theory]
    [InlineData(UnixBrokenPipe)]
    [InlineData(unchecked((int)0x8007006D))]
    [InlineData(unchecked((int)0x800700E8))]
    public void Print_ToAClosedPipe_IsQuietAndKeepsTheExitCode(int reason)
    {
        using var error = new StringWriter();
        using var output = new BrokenWriter(reason);

        MonetizeCli.Run(["catalog", "check", Tool.Catalog], output, error, isPlain: true).Should().Be(0);
        MonetizeCli.Run(["catalog", "check", Tool.CatalogWithFaults], output, error, isPlain: true).Should().Be(1);
        MonetizeCli.Run(["--help"], output, error, isPlain: true).Should().Be(0);

        error.ToString().Should().BeEmpty();
    }

    [Fact]
    public void Print_ToAFullDisk_IsOneLineAndExitCode1()
    {
        using var error = new StringWriter();
        using var output = new BrokenWriter(UnixNoSpace);

        MonetizeCli.Run(["catalog", "check", Tool.Catalog], output, error, isPlain: true).Should().Be(1);

        error.ToString().Should().Be("monetize: The output cannot be written: broken\n");
    }

    [Fact]
    public void Complain_WhenNobodyListens_LeavesTheExitCode()
    {
        using var error = new BrokenWriter(UnixBrokenPipe);
        using var output = new StringWriter();

        MonetizeCli.Run(["quote"], output, error, isPlain: true).Should().Be(2);
    }

    private sealed class BrokenWriter(int reason) : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => throw new IOException("broken", reason);
    }
}
