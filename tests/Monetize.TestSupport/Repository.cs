namespace Monetize.TestSupport;

/// <summary>Where the checkout lies that these tests were built from.</summary>
public static class Repository
{
    /// <summary>The folder with <c>Monetize.sln</c>, found upwards from the running test.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>A path below the root.</summary>
    public static string PathTo(params string[] segments) => Path.Combine([Root, .. segments]);

    private static string Find(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Monetize.sln"))) return folder.FullName;
        }

        throw new DirectoryNotFoundException($"No Monetize.sln above {start}.");
    }
}
