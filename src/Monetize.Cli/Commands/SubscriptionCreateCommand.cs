using System.CommandLine;
using Monetize.Billing.Management;
using Monetize.Cli.Output;
using Monetize.Cli.Reports;
using Monetize.Cli.Stores;

namespace Monetize.Cli.Commands;

/// <summary><c>monetize subscription create ID</c>: a customer subscribes to a plan.</summary>
internal static class SubscriptionCreateCommand
{
    private const string Details = """
        Subscriptions:
          The id is the host's own. The plan is one that is published: see
          monetize plan publish. The same command again changes nothing; another
          subscription of the id, such as one of another start, is refused (MON1905).

        Days and instants:
          2026-03-15 is the midnight with which that day begins in the zone;
          2026-03-15T09:30:00Z is an instant.
        """;

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var id = new Argument<string>("ID") { Description = "The subscription." };
        var database = DatabaseOption.Create();
        var customer = new Option<string>("--customer")
        {
            Description = "The customer who pays.",
            HelpName = "ID",
            Required = true,
        };
        var plan = new PlanChoice("The plan.", isRequired: true);
        var start = new Option<string?>("--start")
        {
            Description = "When it begins; when it is decided unless given.",
            HelpName = "WHEN",
        };
        var quantity = new Option<string>("--quantity")
        {
            Description = "How many are subscribed to, such as seats. 1 unless given.",
            HelpName = "N",
            DefaultValueFactory = _ => "1",
        };
        var zone = new Option<string?>("--zone")
        {
            Description = "The zone whose calendar its periods follow; that of the customer unless given.",
            HelpName = "NAME",
        };
        var stamp = new StampOptions();
        var host = new HostOptions();
        var format = FormatOption.Create();
        var command = new DetailedCommand("create", "Begins a subscription.", Details, HostOptions.Details)
        {
            id, database, customer, plan.Key, plan.Version, start, quantity, zone, stamp.At, stamp.By,
            host.Files, host.Section, format,
        };
        command.SetAction(arguments =>
        {
            using var billing = StoreChoice.Of(arguments.GetRequiredValue(database))
                .OpenBilling(host.Read(arguments, terminal));
            var payer = new CustomerId(arguments.GetRequiredValue(customer));
            var zoneName = arguments.GetValue(zone)
                ?? OpenBilling.Wait(billing.Customers.FindAsync(payer))?.Customer.Zone ?? "UTC";
            var decided = stamp.Read(arguments);
            var stored = OpenBilling.Wait(billing.Subscriptions.StartAsync(
                new NewSubscription
                {
                    Id = SubscriptionId.Of(Given.NotBlank(arguments.GetRequiredValue(id), "ID")),
                    Customer = payer,
                    Plan = PlanVersion.Of(plan.Find(billing.Plans(), arguments)!),
                    Start = arguments.GetValue(start) is { } when
                        ? Moment.Read("--start", when, Given.ZoneOf(zoneName))
                        : arguments.GetValue(stamp.At) is null ? null : decided.At,
                    Quantity = Given.Quantity("--quantity", arguments.GetRequiredValue(quantity)),
                    Zone = Given.Zone(zoneName),
                },
                decided));
            terminal.Print(SubscriptionRows.One(stored, decided.At), arguments.GetValue(format));
            return ExitCode.Ok;
        });
        return command;
    }
}
