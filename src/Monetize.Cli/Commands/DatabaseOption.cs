using System.CommandLine;

namespace Monetize.Cli.Commands;

/// <summary><c>--db DB</c>, which every command that works on a store takes.</summary>
internal static class DatabaseOption
{
    /// <summary>Makes the option.</summary>
    public static Option<string> Create() => new("--db")
    {
        Description = "The store: the path of a SQLite file, or a PostgreSQL connection string.",
        HelpName = "DB",
        Required = true,
    };
}
