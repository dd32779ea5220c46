using System.CommandLine;
using Monetize.Cli.Output;

namespace Monetize.Cli.Commands;

/// <summary><c>monetize plan</c>: what can be done with the plans of a store.</summary>
internal static class PlanCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var command = new Command("plan", "Works on the plans of a store.")
        {
            PlanPublishCommand.Create(terminal),
            PlanListCommand.Create(terminal),
        };
        ToolCommand.Group(command);
        return command;
    }
}
