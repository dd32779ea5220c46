using System.Globalization;

namespace Monetize.Benchmarks.Ratios;

/// <summary>Files that are gone at the end.</summary>
public sealed class ScratchFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("monetize-ratios-").FullName;
    private int _files;

    /// <summary>The file that was named last.</summary>
    public string Last => Path.Combine(_path, string.Create(CultureInfo.InvariantCulture, $"{_files}.db"));

    /// <summary>A file that is not there yet.</summary>
    public string Next()
    {
        _files++;
        return Last;
    }

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
