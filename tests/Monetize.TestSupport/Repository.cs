namespace Monetize.TestSupport;

/// <summary>Where the checkout lies that these tests were built from.</summary>
public static class Repository
{
    /// <summary>The folder with <c>Monetize.sln</c>, found upwards from the running test.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>A path below the root.</summary>
    public static string PathTo(params string[] segments) => Path.Combine([Root, .. segments]);

    /// <summary>
    /// Where a source file lies whose path the compiler wrote down: deterministic builds write <c>/_/</c> for the root.
    /// </summary>
    /// <exception cref="FileNotFoundException">No end of that path is a file of this checkout.</exception>
    public static string Locate(string compiledPath)
    {
        var segments = compiledPath.Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries);
        return Enumerable.Range(0, segments.Length)
            .Select(start => PathTo(segments[start..]))
            .FirstOrDefault(File.Exists) ?? throw new FileNotFoundException($"{compiledPath} is not below {Root}.");
    }

    private static string Find(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Monetize.sln"))) return folder.FullName;
        }

        throw new DirectoryNotFoundException($"No Monetize.sln above {start}.");
    }
}
