using System.CommandLine;
using Monetize.Cli.Output;
using Monetize.Cli.Usage;

namespace Monetize.Cli.Commands;

/// <summary><c>--format csv|ndjson</c>, how a file of usage is written.</summary>
internal static class UsageFormatOption
{
    private const string Csv = "csv";
    private const string Json = "ndjson";

    /// <summary>Makes the option; as the name of the file says unless given.</summary>
    public static Option<string?> Create() => new("--format")
    {
        Description = "How to write it: csv (default) or ndjson; what the name of the file ends with unless given.",
        HelpName = "csv|ndjson",
        CompletionSources = { Csv, Json },
        CustomParser = result =>
        {
            var word = result.Tokens[0].Value;
            var isKnown = word is Csv or Json;
            if (!isKnown) result.AddError($"{Safe.Quoted(word)} is not a format; write csv or ndjson.");
            return word;
        },
    };

    /// <summary>Whether to write JSON.</summary>
    /// <param name="word">What was given; null where nothing was.</param>
    /// <param name="path">The file; null for standard output.</param>
    /// <exception cref="CommandException">The name of the file says otherwise, or nothing.</exception>
    public static bool IsJson(string? word, string? path)
    {
        if (path is null) return word == Json;
        var isJson = UsageFormat.IsJson(path);
        if (word is null || (word == Json) == isJson) return isJson;
        throw CommandException.BadArguments(
            $"The file {Safe.Quoted(path)} would hold {word}, and its name says otherwise; nothing could read it.");
    }
}
