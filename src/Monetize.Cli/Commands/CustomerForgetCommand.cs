using System.CommandLine;
using Monetize.Cli.Output;
using Monetize.Cli.Reports;
using Monetize.Cli.Stores;

namespace Monetize.Cli.Commands;

/// <summary><c>monetize customer forget ID</c>.</summary>
internal static class CustomerForgetCommand
{
    private const string Details = """
        Customers:
          Name, address and tax ids are erased. Invoices, books and audit log name
          ids alone and stay. What payment providers told stays as well until
          monetize inbox purge.
        """;

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var id = new Argument<string>("ID") { Description = "The customer." };
        var database = DatabaseOption.Create();
        var stamp = new StampOptions();
        var format = FormatOption.Create();
        var command = new DetailedCommand("forget", "Erases what tells a person of a customer.", Details)
        {
            id, database, stamp.At, stamp.By, format,
        };
        command.SetAction(arguments =>
        {
            using var billing = StoreChoice.Of(arguments.GetRequiredValue(database)).OpenBilling();
            var customer = new CustomerId(arguments.GetRequiredValue(id));
            var isDone = OpenBilling.Wait(billing.Customers.ForgetAsync(customer, stamp.Read(arguments)));
            terminal.Print(
                new FactsReport(
                    isDone ? $"{customer} forgotten" : $"{customer} was forgotten before",
                    [("id", customer.Value), ("forgotten", isDone)]),
                arguments.GetValue(format));
            return ExitCode.Ok;
        });
        return command;
    }
}
