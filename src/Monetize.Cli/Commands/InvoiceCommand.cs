using System.CommandLine;
using Monetize.Cli.Output;

namespace Monetize.Cli.Commands;

/// <summary><c>monetize invoice</c>: what can be done with invoices.</summary>
internal static class InvoiceCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var command = new Command("invoice", "Works on invoices.")
        {
            InvoicePreviewCommand.Create(terminal),
            InvoiceListCommand.Create(terminal),
            InvoiceShowCommand.Create(terminal),
            InvoiceExplainCommand.Create(terminal),
            InvoiceVoidCommand.Create(terminal),
        };
        ToolCommand.Group(command);
        return command;
    }
}
