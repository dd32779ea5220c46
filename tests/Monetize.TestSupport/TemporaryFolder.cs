namespace Monetize.TestSupport;

/// <summary>A folder of its own for one test, gone at the end.</summary>
public sealed class TemporaryFolder : IDisposable
{
    /// <summary>The full path; the folder exists and is empty.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("monetize-").FullName;

    /// <summary>A path below the folder.</summary>
    public string PathTo(params string[] segments) => System.IO.Path.Combine([Path, .. segments]);

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Path, recursive: true);
}
