using System.CommandLine;
using Monetize.Cli.Output;
using Monetize.Cli.Reports;
using Monetize.Cli.Stores;

namespace Monetize.Cli.Commands;

/// <summary><c>monetize customer list</c>: the customers of a store.</summary>
internal static class CustomerListCommand
{
    private const string Details = """
        Result:
          For each customer the id, the name, when something is to be done next,
          and the code for which a run has set them aside; docs/rules has a page for
          each code.
        """;

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var database = DatabaseOption.Create();
        var format = FormatOption.Create();
        var command = new DetailedCommand("list", "Lists the customers.", Details) { database, format };
        command.SetAction(arguments =>
        {
            using var billing = StoreChoice.Of(arguments.GetRequiredValue(database)).OpenBilling();
            var rows = billing.Customers.ListAsync().ToBlockingEnumerable()
                .Select(static stored => (IReadOnlyList<object?>)
                [
                    stored.Customer.Id.Value, stored.Customer.Name, stored.NextDue, stored.ParkedCode,
                ])
                .ToList();
            terminal.Print(
                new ListReport(
                    "no customers",
                    [
                        new ListColumn("id"), new ListColumn("name"), new ListColumn("next_due"),
                        new ListColumn("parked"),
                    ],
                    rows),
                arguments.GetValue(format));
            return ExitCode.Ok;
        });
        return command;
    }
}
