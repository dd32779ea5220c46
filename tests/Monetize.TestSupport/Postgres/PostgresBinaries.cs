namespace Monetize.TestSupport.Postgres;

/// <summary>Where the programs of a PostgreSQL server are on this machine.</summary>
public static class PostgresBinaries
{
    /// <summary>Debian keeps a folder for each version, and puts none of them in the path.</summary>
    private const string Versions = "/usr/lib/postgresql";

    /// <summary>
    /// The folder with <c>initdb</c>, <c>pg_ctl</c> and <c>postgres</c>, of the latest version; null without any.
    /// </summary>
    public static string? Find() => Candidates().FirstOrDefault(HasAll);

    private static IEnumerable<string> Candidates()
    {
        var versions = Directory.Exists(Versions) ? Directory.GetDirectories(Versions) : [];
        var path = Environment.GetEnvironmentVariable("PATH") ?? "";
        return versions
            .OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0)
            .Select(folder => Path.Combine(folder, "bin"))
            .Concat(path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries));
    }

    private static bool HasAll(string folder) => Array.TrueForAll(
        ["initdb", "pg_ctl", "postgres"], program => File.Exists(Path.Combine(folder, program)));
}
