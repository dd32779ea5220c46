using System.CommandLine;
using Monetize.Cli.Output;

namespace Monetize.Cli.Commands;

/// <summary><c>monetize audit</c>: what can be done with the audit log of a store.</summary>
internal static class AuditCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var command = new Command("audit", "Works on the audit log of a store.")
        {
            AuditVerifyCommand.Create(terminal),
        };
        ToolCommand.Group(command);
        return command;
    }
}
