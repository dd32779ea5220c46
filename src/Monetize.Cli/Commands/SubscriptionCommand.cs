using System.CommandLine;
using Monetize.Cli.Output;

namespace Monetize.Cli.Commands;

/// <summary><c>monetize subscription</c>: what can be done with the subscriptions of a store.</summary>
internal static class SubscriptionCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var command = new Command("subscription", "Works on the subscriptions of a store.")
        {
            SubscriptionCreateCommand.Create(terminal),
            SubscriptionChangeCommand.Create(terminal),
            SubscriptionCancelCommand.Create(terminal),
            SubscriptionListCommand.Create(terminal),
        };
        ToolCommand.Group(command);
        return command;
    }
}
