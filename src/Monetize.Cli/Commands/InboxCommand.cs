using System.CommandLine;
using Monetize.Cli.Output;

namespace Monetize.Cli.Commands;

/// <summary><c>monetize inbox</c>: what can be done with what payment providers told.</summary>
internal static class InboxCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var command = new Command("inbox", "Works on what payment providers told a store.")
        {
            InboxPurgeCommand.Create(terminal),
        };
        ToolCommand.Group(command);
        return command;
    }
}
