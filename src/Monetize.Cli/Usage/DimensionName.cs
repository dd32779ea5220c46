using System.Text;

namespace Monetize.Cli.Usage;

/// <summary>The name of a dimension, as text and as it stands in a file.</summary>
internal sealed class DimensionName
{
    private DimensionName(string text, byte[] utf8)
    {
        Text = text;
        Utf8 = utf8;
    }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>The text in UTF-8.</summary>
    public byte[] Utf8 { get; }

    /// <summary>The name in some bytes of UTF-8.</summary>
    public static DimensionName Of(ReadOnlySpan<byte> utf8) => new(Encoding.UTF8.GetString(utf8), utf8.ToArray());
}
