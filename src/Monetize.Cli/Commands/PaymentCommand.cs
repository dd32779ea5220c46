using System.CommandLine;
using Monetize.Cli.Output;

namespace Monetize.Cli.Commands;

/// <summary><c>monetize payment</c>: what is collected for invoices.</summary>
internal static class PaymentCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var command = new Command("payment", "Works on payments of a store.")
        {
            PaymentRetryRefusedCommand.Create(terminal),
        };
        ToolCommand.Group(command);
        return command;
    }
}
