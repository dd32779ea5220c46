using System.CommandLine;
using Monetize.Cli.Output;

namespace Monetize.Cli.Commands;

/// <summary><c>monetize db</c>: what can be done with the database of a store.</summary>
internal static class DatabaseCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var command =
            new Command("db", "Works on the database of a store.") { DatabaseUpgradeCommand.Create(terminal) };
        ToolCommand.Group(command);
        return command;
    }
}
