using System.CommandLine;
using System.CommandLine.Parsing;
using Monetize.Cli.Output;

namespace Monetize.Cli.Commands;

/// <summary><c>--format table|json|csv</c>, which every command takes.</summary>
internal static class FormatOption
{
    /// <summary>Makes the option; a table unless given.</summary>
    public static Option<OutputFormat> Create() => new("--format")
    {
        Description = "How to write the result: table (default), json or csv.",
        HelpName = "table|json|csv",
        CustomParser = Read,
        CompletionSources = { "table", "json", "csv" },
    };

    private static OutputFormat Read(ArgumentResult result)
    {
        var word = result.Tokens[0].Value;
        switch (word)
        {
            case "table": return OutputFormat.Table;
            case "json": return OutputFormat.Json;
            case "csv": return OutputFormat.Csv;
            default:
                result.AddError($"{Safe.Quoted(word)} is not a format; write table, json or csv.");
                return default;
        }
    }
}
