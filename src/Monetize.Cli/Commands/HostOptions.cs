using System.CommandLine;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Monetize.Billing.Running;
using Monetize.Cli.Output;
using Monetize.Hosting;

namespace Monetize.Cli.Commands;

/// <summary>
/// <c>--config FILE --section NAME</c>: the settings of the host whose store it is, read as the host reads them.
/// </summary>
internal sealed class HostOptions
{
    /// <summary>What the help of a command says of them.</summary>
    public const string Details = """
        Settings:
          Where the application that owns the store sets a grace, late usage, prefix
          of numbers, rounding of taxes or bounds, give its --config
          appsettings.json, and once more for each file that it lays over that one.
          What it sets in code, write into such a file. Without it the defaults are
          meant.
        """;

    private const string DefaultSection = "Monetize";

    /// <summary>The files, later ones over earlier ones.</summary>
    public Option<string[]> Files { get; } = new("--config")
    {
        Description = "The settings of the application whose store it is, such as its appsettings.json.",
        HelpName = "FILE",
    };

    /// <summary>The section in them.</summary>
    public Option<string> Section { get; } = new("--section")
    {
        Description = $"The section that it gives to AddMonetize; {DefaultSection} unless given.",
        HelpName = "NAME",
        DefaultValueFactory = static _ => DefaultSection,
    };

    /// <summary>Whether the files that were read name the prefix of invoice numbers.</summary>
    public bool NamesPrefix { get; private set; }

    /// <summary>What the files say of the billing run; none where there is no file.</summary>
    /// <exception cref="CommandException">A file cannot be read, or what it says is no setting.</exception>
    public BillingRunOptions? Read(ParseResult arguments, Terminal terminal)
    {
        var name = arguments.GetRequiredValue(Section);
        if (arguments.GetValue(Files) is not { Length: > 0 } files)
        {
            return arguments.GetResult(Section) is { Implicit: false }
                ? throw CommandException.BadArguments("--section names a part of a file: give --config as well.")
                : null;
        }

        var configuration = new ConfigurationManager();
        foreach (var file in files) Add(configuration, file);
        var section = configuration.GetSection(name);
        if (!section.Exists())
        {
            throw CommandException.BadArguments(
                $"There is no section {Safe.Quoted(name)} in {string.Join(", ", files.Select(Safe.Quoted))}; "
                    + "name it with --section.");
        }

        NamesPrefix = section["Billing:InvoicePrefix"] is not null;
        try
        {
            return MonetizeOptions.Read(section).Billing;
        }
        catch (MonetizeOptionsException exception)
        {
            foreach (var fault in exception.Faults) terminal.Complain($"{exception.Code}: {fault}");
            throw CommandException.BadArguments("The settings cannot be used, and nothing is done.");
        }
    }

    private static void Add(ConfigurationManager configuration, string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            configuration.AddJsonStream(file);
        }
        catch (Exception exception) when (Reason(exception, path) is { } reason)
        {
            throw CommandException.BadArguments($"The settings {Safe.Quoted(path)} cannot be read: {reason}.");
        }
    }

    private static string? Reason(Exception exception, string path) => exception switch
    {
        JsonException { LineNumber: { } line } =>
            $"it is not JSON from line {Figures.Plain(line + 1)} on",
        JsonException or FormatException => "it is not one JSON object, each name once",
        _ => FileReason.Of(exception, path),
    };
}
