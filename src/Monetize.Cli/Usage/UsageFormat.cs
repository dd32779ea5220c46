using Monetize.Cli.Output;

namespace Monetize.Cli.Usage;

/// <summary>How a file of usage is written, as its name tells.</summary>
internal static class UsageFormat
{
    /// <summary>Whether a file is JSON, one object a line; otherwise it is CSV.</summary>
    /// <exception cref="CommandException">The name ends otherwise.</exception>
    public static bool IsJson(string path)
    {
        if (path.EndsWith(".ndjson", StringComparison.OrdinalIgnoreCase)) return true;
        if (path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)) return false;
        throw CommandException.BadArguments(
            $"The usage {Safe.Quoted(path)} is neither a .csv nor an .ndjson file.");
    }
}
