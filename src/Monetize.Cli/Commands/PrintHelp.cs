using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Monetize.Cli.Output;

namespace Monetize.Cli.Commands;

/// <summary>Prints the help of a command: what it takes, its details, and the exit codes.</summary>
internal sealed class PrintHelp : SynchronousCommandLineAction
{
    private const int Columns = 80;
    private readonly int _exitCode;

    /// <param name="exitCode">What the shell is told: 0 where help was asked for.</param>
    public PrintHelp(int exitCode) => _exitCode = exitCode;

    /// <summary>Who asks for help gets it whatever else the arguments say; a wrong word is no question.</summary>
    public override bool ClearsParseErrors => _exitCode == ExitCode.Ok;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var output = parseResult.InvocationConfiguration.Output;
        _ = new HelpAction { MaxWidth = Columns }.Invoke(parseResult);
        if (parseResult.CommandResult.Command is DetailedCommand command) output.WriteLine($"{command.Details}\n");
        output.WriteLine(ExitCode.Help);
        return _exitCode;
    }
}
