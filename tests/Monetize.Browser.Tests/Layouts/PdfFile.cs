using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Monetize.Browser.Tests.Layouts;

/// <summary>The pages of a PDF file, as Chromium writes it: its page objects are not compressed.</summary>
public sealed partial class PdfFile
{
    private readonly byte[] _bytes;
    private readonly string _text;

    public PdfFile(byte[] bytes)
    {
        _bytes = bytes;
        _text = Encoding.Latin1.GetString(bytes);
        Pages = [.. Page().Matches(_text).Select(page => page.Value)];
    }

    /// <summary>The dictionary of each page.</summary>
    public IReadOnlyList<string> Pages { get; }

    /// <summary>Width and height of a page in points.</summary>
    public static (double Width, double Height) SizeOf(string page)
    {
        var box = MediaBox().Match(page);
        return (Number(box.Groups[1].Value), Number(box.Groups[2].Value));
    }

    /// <summary>Whether anything on a page has a color, such as <c>1f3a5f</c>.</summary>
    public bool Shows(string page, string color)
    {
        var wanted = Convert.FromHexString(color);
        return Color().Matches(ContentsOf(page)).Any(match => wanted
            .Select((channel, i) => Math.Abs((Number(match.Groups[i + 1].Value) * 255) - channel))
            .All(distance => distance < 0.5));
    }

    private string ContentsOf(string page)
    {
        var start = _text.IndexOf($"\n{Contents().Match(page).Groups[1].Value} 0 obj", StringComparison.Ordinal);
        var data = _text.IndexOf("stream\n", start, StringComparison.Ordinal) + "stream\n".Length;
        using var bytes = new MemoryStream(_bytes, data, _bytes.Length - data);
        using var zip = new ZLibStream(bytes, CompressionMode.Decompress);
        using var reader = new StreamReader(zip, Encoding.Latin1);
        return reader.ReadToEnd();
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"<</Type /Page\n.*?>>\nendobj", RegexOptions.Singleline)]
    private static partial Regex Page();

    [GeneratedRegex(@"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]")]
    private static partial Regex MediaBox();

    [GeneratedRegex(@"/Contents (\d+) 0 R")]
    private static partial Regex Contents();

    [GeneratedRegex(@"([\d.]+) ([\d.]+) ([\d.]+) (?:rg|RG)\b")]
    private static partial Regex Color();
}
