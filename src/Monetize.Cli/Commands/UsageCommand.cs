using System.CommandLine;
using Monetize.Cli.Output;

namespace Monetize.Cli.Commands;

/// <summary><c>monetize usage</c>: what can be done with recorded usage.</summary>
internal static class UsageCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var command = new Command("usage", "Works on recorded usage.")
        {
            UsageImportCommand.Create(terminal),
            UsageExportCommand.Create(terminal),
            UsageSummaryCommand.Create(terminal),
            UsageRejectionsCommand.Create(terminal),
            UsageVerifyCommand.Create(terminal),
        };
        ToolCommand.Group(command);
        return command;
    }
}
