using Monetize.TestSupport;

namespace Monetize.Architecture.Tests.Style;

/// <summary>A text file of the repository.</summary>
/// <param name="Path">Relative to the root, with slashes.</param>
/// <param name="Text">What it says.</param>
internal sealed record SourceFile(string Path, string Text)
{
    private static readonly string[] Built = ["bin", "obj", "artifacts"];

    /// <summary>Whether a program wrote it, and a reader reads the program.</summary>
    public bool IsGenerated => Path.EndsWith(".g.cs", StringComparison.Ordinal);

    /// <summary>The lines; a line ending at the end of the file does not begin one more.</summary>
    public IReadOnlyList<string> Lines => Text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

    /// <summary>All files with that ending below a folder of the repository, which may not exist.</summary>
    public static IReadOnlyList<SourceFile> Below(string folder, string pattern)
    {
        var root = Repository.PathTo(folder);
        if (!Directory.Exists(root)) return [];
        return [.. Directory.EnumerateFiles(root, pattern, SearchOption.AllDirectories)
            .Select(path => System.IO.Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
            .Where(path => !path.Split('/').Any(Built.Contains))
            .Order(StringComparer.Ordinal)
            .Select(Read)];
    }

    /// <summary>The files with that ending directly in the root.</summary>
    public static IReadOnlyList<SourceFile> InRoot(string pattern) =>
        [.. Directory.EnumerateFiles(Repository.Root, pattern)
            .Select(path => System.IO.Path.GetFileName(path))
            .Order(StringComparer.Ordinal)
            .Select(Read)];

    private static SourceFile Read(string path) => new(path, File.ReadAllText(Repository.PathTo(path)));
}
