using Monetize.Cli.Output;

namespace Monetize.Cli.Tests.Output;

public sealed class LineEndsTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData(" \n\n", "")]
    [InlineData("a", "a\n")]
    [InlineData("\r\n a  \r\n\r\nb\r\n\r\n", " a\n\nb\n")]
    public void Trimmed_OfText_HasNoBlanksAtItsEnds(string text, string trimmed) => LineEnds.Trimmed(text).Should().Be(trimmed);
}
