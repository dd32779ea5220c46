using System.CommandLine;
using Monetize.Cli.Output;
using Monetize.Cli.Reports;
using Monetize.Cli.Stores;

namespace Monetize.Cli.Commands;

/// <summary><c>monetize customer unpark ID</c>.</summary>
internal static class CustomerUnparkCommand
{
    private const string Details = """
        Customers:
          A run sets a customer aside whom it cannot bill, with a code. When that is
          repaired, this lets the next run bill them again. An invoice above the
          ceiling is approved by --invoice-up-to, once.
        """;

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var id = new Argument<string>("ID") { Description = "The customer." };
        var database = DatabaseOption.Create();
        var upTo = AmountOption.Create(
            "--invoice-up-to", "What the next invoice in this currency may come to, above the ceiling as well.");
        var stamp = new StampOptions();
        var format = FormatOption.Create();
        var command = new DetailedCommand("unpark", "Lets a customer be billed again.", Details)
        {
            id, database, upTo, stamp.At, stamp.By, format,
        };
        command.SetAction(arguments =>
        {
            using var billing = StoreChoice.Of(arguments.GetRequiredValue(database)).OpenBilling();
            var customer = new CustomerId(arguments.GetRequiredValue(id));
            var isDone = OpenBilling.Wait(
                billing.Customers.UnparkAsync(customer, stamp.Read(arguments), arguments.GetValue(upTo)));
            terminal.Print(
                new FactsReport(
                    isDone ? $"{customer} unparked" : $"{customer} is not set aside",
                    [("id", customer.Value), ("unparked", isDone)]),
                arguments.GetValue(format));
            return ExitCode.Ok;
        });
        return command;
    }
}
