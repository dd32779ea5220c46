using System.Text.Json;

namespace Monetize.Browser.Tests.Layouts;

/// <summary>What <c>measure.js</c> found in a document, and what the document asked for.</summary>
public sealed record Layout
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>The script that measures; it gives this as JSON.</summary>
    public static string Script { get; } = ReadScript();

    /// <summary>How many pieces of text there are.</summary>
    public required int Texts { get; init; }

    /// <summary>The height of the whole document in pixels.</summary>
    public required double Height { get; init; }

    /// <summary>What is wider than what it stands in, or not to be seen.</summary>
    public required IReadOnlyList<string> Overflows { get; init; }

    /// <summary>Figures of a column whose right edges differ.</summary>
    public required IReadOnlyList<string> Misaligned { get; init; }

    /// <summary>Text whose contrast to its background is below 4.5 to 1.</summary>
    public required IReadOnlyList<string> Faint { get; init; }

    /// <summary>Everything that was asked for besides the document itself.</summary>
    public IReadOnlyList<string> Requests { get; init; } = [];

    /// <summary>Requests that failed, and what the browser complained about.</summary>
    public IReadOnlyList<string> Errors { get; init; } = [];

    /// <summary>The document as it is printed; none on a screen.</summary>
    public PdfFile? Pdf { get; init; }

    public static Layout Read(string json) => JsonSerializer.Deserialize<Layout>(json, Json)!;

    private static string ReadScript()
    {
        using var stream = typeof(Layout).Assembly.GetManifestResourceStream("measure.js")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
