namespace Monetize.CrashTests.Billing;

/// <summary>
/// The points that a process has met, by name and in their order; its last one is where it died, where it did.
/// </summary>
/// <param name="path">The file for it; none where empty.</param>
internal sealed class PointLog(string path)
{
    private readonly Lock _lock = new();
    private readonly List<string> _points = [];

    /// <summary>The names that are in a file, in order; none where its process met none.</summary>
    public static string[] Read(string path) => File.Exists(path) ? File.ReadAllLines(path) : [];

    /// <summary>Adds one; gives its number, from 1 on.</summary>
    public int Add(string point)
    {
        lock (_lock)
        {
            _points.Add(point);
            return _points.Count;
        }
    }

    public void Write()
    {
        if (path.Length == 0) return;
        lock (_lock) File.WriteAllLines(path, _points);
    }
}
