using System.CommandLine;
using Monetize.Cli.Output;

namespace Monetize.Cli.Commands;

/// <summary><c>monetize catalog</c>: what can be done with a catalog file.</summary>
internal static class CatalogCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var command = new Command("catalog", "Works on a catalog file.") { CatalogCheckCommand.Create(terminal) };
        ToolCommand.Group(command);
        return command;
    }
}
