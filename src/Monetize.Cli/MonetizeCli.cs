using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using Monetize.Cli.Commands;
using Monetize.Cli.Output;
using Monetize.Errors;

namespace Monetize.Cli;

/// <summary>The tool as a function of its arguments, writing where it is told to.</summary>
internal static class MonetizeCli
{
    /// <summary>Runs one command.</summary>
    /// <param name="arguments">The arguments, without the name of the program.</param>
    /// <param name="output">Standard output: what was asked for.</param>
    /// <param name="error">Standard error: one clear line for each thing that is wrong.</param>
    /// <param name="isPlain">Whether to write no colours and no other escape codes.</param>
    /// <param name="isWatched">Whether a person looks at standard error, for whom a bar may move there.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(
        IReadOnlyList<string> arguments,
        TextWriter output,
        TextWriter error,
        bool isPlain,
        bool isWatched = false)
    {
        var terminal = new Terminal(output, error, isPlain, isWatched);
        try
        {
            return Invoke(arguments, terminal);
        }
        catch (CommandException exception)
        {
            terminal.Complain(exception.Message);
            return exception.ExitCode;
        }
        catch (MonetizeException exception)
        {
            terminal.Complain($"{exception.Code}: {exception.Message}");
            return ExitCode.Failed;
        }
        catch (FormatException exception)
        {
            // Arguments and files are read by commands, which say what is wrong with them; this is a store.
            terminal.Complain(
                $"{ErrorCodes.StoreDamaged}: {exception.Message} monetize verify tells what else; restore a backup.");
            return ExitCode.Failed;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Commands report the files that they read themselves, so this is the output.
            terminal.Complain($"The output cannot be written: {exception.Message}");
            return ExitCode.Failed;
        }
    }

    private static int Invoke(IReadOnlyList<string> arguments, Terminal terminal)
    {
        // @ begins a file name or a key here, never a file with more arguments.
        var parsed = ToolCommand.Create(terminal)
            .Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0 && parsed.Action is ParseErrorAction)
        {
            throw CommandException.BadArguments(
                $"{Secrets.Hidden(parsed.Errors[0].Message)} See monetize{PathTo(parsed.CommandResult)} --help.");
        }

        using var help = new StringWriter();
        var exitCode = parsed.Invoke(new InvocationConfiguration
        {
            Output = help,
            Error = terminal.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        });
        terminal.Print(LineEnds.Trimmed(help.ToString()));
        return exitCode;
    }

    /// <summary>The words from the tool to a command, each with a space before it.</summary>
    private static string PathTo(CommandResult result) =>
        result.Parent is CommandResult parent ? $"{PathTo(parent)} {result.Command.Name}" : "";
}
