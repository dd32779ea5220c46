using System.Text.Json;

namespace Monetize.KnownAnswers;

/// <summary>One case: what goes in, and what another billing system or a document says comes out.</summary>
public sealed record KnownCase(string Id, string Model, CaseFields Input, CaseFields Expected, IReadOnlyList<string> Tags)
{
    /// <summary>All cases of all JSON files of a folder, files in ordinal order.</summary>
    public static IEnumerable<KnownCase> ReadFolder(string folder) =>
        Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).SelectMany(ReadFile);

    private static IEnumerable<KnownCase> ReadFile(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        return [.. document.RootElement.Clone().EnumerateArray().Select(Read)];
    }

    private static KnownCase Read(JsonElement element) => new(
        element.GetProperty("id").GetString()!,
        element.GetProperty("model").GetString()!,
        new CaseFields(element.GetProperty("input")),
        new CaseFields(element.GetProperty("expected")),
        element.TryGetProperty("tags", out var tags) ? [.. tags.EnumerateArray().Select(tag => tag.GetString()!)] : []);
}
