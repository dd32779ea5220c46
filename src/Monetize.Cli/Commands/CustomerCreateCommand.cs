using System.CommandLine;
using Monetize.Cli.Output;
using Monetize.Cli.Reports;
using Monetize.Cli.Stores;

namespace Monetize.Cli.Commands;

/// <summary><c>monetize customer create ID</c>: a customer, or what is known of one anew.</summary>
internal static class CustomerCreateCommand
{
    private const string Details = """
        Customers:
          The id is the host's own and tells nothing of a person; the name stands on
          invoices. A customer who is there already gets the name and the zone that
          are given; address, tax ids and ids of providers stay. The store is made
          where there is none.
        """;

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var id = new Argument<string>("ID") { Description = "The customer." };
        var database = DatabaseOption.Create();
        var name = new Option<string>("--name") { Description = "The name.", HelpName = "NAME", Required = true };
        var zone = new Option<string?>("--zone")
        {
            Description = "The time zone whose days count, an IANA name such as Europe/Paris; UTC unless given.",
            HelpName = "NAME",
        };
        var stamp = new StampOptions();
        var format = FormatOption.Create();
        var command = new DetailedCommand("create", "Creates a customer.", Details)
        {
            id, database, name, zone, stamp.At, stamp.By, format,
        };
        command.SetAction(arguments =>
        {
            using var billing = StoreChoice.Of(arguments.GetRequiredValue(database)).OpenOrCreateBilling();
            var customer = CustomerId.Of(Given.NotBlank(arguments.GetRequiredValue(id), "ID"));
            var known = OpenBilling.Wait(billing.Customers.FindAsync(customer))?.Customer;
            var saved = (known ?? new Customer { Id = customer, Name = "" }) with
            {
                Name = arguments.GetRequiredValue(name),
            };
            if (arguments.GetValue(zone) is { } given) saved = saved with { Zone = Given.Zone(given) };
            var isNew = OpenBilling.Wait(billing.Customers.SaveAsync(saved, stamp.Read(arguments)));
            terminal.Print(
                new FactsReport(
                    $"{customer} {(isNew ? "created" : "saved")}",
                    [("id", customer.Value), ("created", isNew), ("zone", saved.Zone)]),
                arguments.GetValue(format));
            return ExitCode.Ok;
        });
        return command;
    }
}
