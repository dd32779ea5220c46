using System.CommandLine;
using Monetize.Cli.Output;
using Monetize.Cli.Reports;
using Monetize.Cli.Stores;
using Monetize.Errors;

namespace Monetize.Cli.Commands;

/// <summary><c>monetize customer show ID</c>: what is known of a customer.</summary>
internal static class CustomerShowCommand
{
    private const string Details = """
        Result:
          Name, zone, country, when something is to be done next, and since when and
          why a run has set the customer aside.
        """;

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var id = new Argument<string>("ID") { Description = "The customer." };
        var database = DatabaseOption.Create();
        var format = FormatOption.Create();
        var command = new DetailedCommand("show", "Shows a customer.", Details) { id, database, format };
        command.SetAction(arguments =>
        {
            using var billing = StoreChoice.Of(arguments.GetRequiredValue(database)).OpenBilling();
            var customer = new CustomerId(arguments.GetRequiredValue(id));
            var stored = OpenBilling.Wait(billing.Customers.FindAsync(customer))
                ?? throw CommandException.BadArguments(
                    $"{ErrorCodes.UnknownCustomer}: There is no customer {Safe.Quoted(customer.Value)}; "
                        + "correct the id.");
            terminal.Print(
                new FactsReport(
                    sentence: null,
                    [
                        ("id", stored.Customer.Id.Value), ("name", stored.Customer.Name),
                        ("zone", stored.Customer.Zone), ("country", stored.Customer.Address?.Country),
                        ("next_due", stored.NextDue), ("forgotten_at", stored.Customer.ForgottenAt),
                        ("parked_at", stored.ParkedAt), ("parked_code", stored.ParkedCode),
                        ("parked_reason", stored.ParkedReason),
                    ]),
                arguments.GetValue(format));
            return ExitCode.Ok;
        });
        return command;
    }
}
