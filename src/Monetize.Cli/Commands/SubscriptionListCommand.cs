using System.CommandLine;
using Monetize.Cli.Output;
using Monetize.Cli.Reports;
using Monetize.Cli.Stores;

namespace Monetize.Cli.Commands;

/// <summary><c>monetize subscription list</c>: the subscriptions of a store.</summary>
internal static class SubscriptionListCommand
{
    private const string Details = """
        Result:
          For each subscription the customer, plan, quantity and status as they are
          at an instant, its start, and its end where one is decided.
        """;

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var database = DatabaseOption.Create();
        var customer = CustomerOption.Create();
        var at = InstantOption.Create("--at", "The instant; now unless given.");
        var format = FormatOption.Create();
        var command = new DetailedCommand("list", "Lists the subscriptions.", Details)
        {
            database, customer, at, format,
        };
        command.SetAction(arguments =>
        {
            using var billing = StoreChoice.Of(arguments.GetRequiredValue(database)).OpenBilling();
            CustomerId? only = arguments.GetValue(customer) is { } id ? new CustomerId(id) : null;
            terminal.Print(
                SubscriptionRows.List(
                    billing.Subscriptions.ListAsync(only).ToBlockingEnumerable(),
                    arguments.GetValue(at) ?? TimeProvider.System.GetUtcNow()),
                arguments.GetValue(format));
            return ExitCode.Ok;
        });
        return command;
    }
}
