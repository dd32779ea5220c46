using System.CommandLine;
using Monetize.Cli.Output;

namespace Monetize.Cli.Commands;

/// <summary><c>monetize customer</c>: what can be done with the customers of a store.</summary>
internal static class CustomerCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var command = new Command("customer", "Works on the customers of a store.")
        {
            CustomerCreateCommand.Create(terminal),
            CustomerListCommand.Create(terminal),
            CustomerShowCommand.Create(terminal),
            CustomerForgetCommand.Create(terminal),
            CustomerUnparkCommand.Create(terminal),
        };
        ToolCommand.Group(command);
        return command;
    }
}
