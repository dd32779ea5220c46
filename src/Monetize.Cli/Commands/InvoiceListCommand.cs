using System.CommandLine;
using Monetize.Cli.Output;
using Monetize.Cli.Reports;
using Monetize.Cli.Stores;

namespace Monetize.Cli.Commands;

/// <summary><c>monetize invoice list</c>: the invoices of a store.</summary>
internal static class InvoiceListCommand
{
    private const string Details = """
        Result:
          For each invoice the number, the customer, when it became final, whether
          it is open, paid or void, its total, and what credits left to pay of it.
        """;

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var database = DatabaseOption.Create();
        var customer = CustomerOption.Create();
        var format = FormatOption.Create();
        var command = new DetailedCommand("list", "Lists the invoices of a store.", Details)
        {
            database, customer, format,
        };
        command.SetAction(arguments =>
        {
            using var billing = StoreChoice.Of(arguments.GetRequiredValue(database)).OpenBilling();
            CustomerId? only = arguments.GetValue(customer) is { } id ? new CustomerId(id) : null;
            terminal.Print(
                InvoiceRows.Of(billing.Invoices.ListAsync(only).ToBlockingEnumerable()), arguments.GetValue(format));
            return ExitCode.Ok;
        });
        return command;
    }
}
