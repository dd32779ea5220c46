using System.CommandLine;
using Monetize.Cli.Output;
using Monetize.Cli.Stores;
using Monetize.Collections;
using Monetize.Invoicing;
using Monetize.Invoicing.Rendering;
using Monetize.Subscriptions;

namespace Monetize.Cli.Commands;

/// <summary><c>monetize invoice show NUMBER</c>: an invoice of a store as its customer sees it.</summary>
internal static class InvoiceShowCommand
{
    private const string Details = """
        Result:
          table  the invoice as text
          json   a list of one invoice; amounts are strings
          csv    one row for each line
          html   the invoice as a page
          Dates are those of the customer's time zone.
        """;

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var number = InvoiceNumberArgument.Argument();
        var database = DatabaseOption.Create();
        var seller = new Option<string>("--seller")
        {
            Description = "Who sells, as the invoice says it.",
            HelpName = "NAME",
            DefaultValueFactory = _ => "(seller)",
        };
        var format = InvoiceFormat.Option();
        var command = new DetailedCommand("show", "Shows an invoice of a store.", Details)
        {
            number, database, seller, format,
        };
        command.SetAction(arguments =>
        {
            using var billing = StoreChoice.Of(arguments.GetRequiredValue(database)).OpenBilling();
            var invoice = InvoiceNumberArgument.Find(billing, arguments.GetRequiredValue(number)).Invoice;
            ValueArray<string> notes = invoice.Status == InvoiceStatus.Void ? ["This invoice is void."] : [];
            InvoiceFormat.Print(
                terminal,
                [invoice],
                DetailsOf(billing, invoice, arguments.GetRequiredValue(seller), notes),
                arguments.GetRequiredValue(format));
            return ExitCode.Ok;
        });
        return command;
    }

    /// <summary>What an invoice shows besides its figures, with the customer's name and days.</summary>
    public static InvoiceDetails DetailsOf(
        OpenBilling billing, Invoice invoice, string seller, ValueArray<string> notes)
    {
        var customer = OpenBilling.Wait(billing.Customers.FindAsync(invoice.Customer))?.Customer;
        var zone = Given.ZoneOf(customer?.Zone ?? "UTC");
        return new InvoiceDetails
        {
            Seller = new InvoiceParty { Name = seller },
            Buyer = new InvoiceParty
            {
                Name = string.IsNullOrEmpty(customer?.Name) ? invoice.Customer.Value : customer.Name,
            },
            Notes = notes,
            LocalTime = instant => ZonedTime.ToLocal(instant, zone),
        };
    }
}
