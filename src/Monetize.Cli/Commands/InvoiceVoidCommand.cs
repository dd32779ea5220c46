using System.CommandLine;
using Monetize.Cli.Output;
using Monetize.Cli.Reports;
using Monetize.Cli.Stores;

namespace Monetize.Cli.Commands;

/// <summary><c>monetize invoice void NUMBER</c>: an invoice is taken back as a whole.</summary>
internal static class InvoiceVoidCommand
{
    private const string Details = """
        Void invoices:
          The invoice keeps its number, its entry in the books is reversed, and its
          payment stops. One that is paid, about to be, or credited is refused.
        """;

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var number = InvoiceNumberArgument.Argument();
        var database = DatabaseOption.Create();
        var reason = new Option<string>("--reason")
        {
            Description = "Why, for the record; nothing that tells a person.",
            HelpName = "TEXT",
            Required = true,
        };
        var stamp = new StampOptions();
        var format = FormatOption.Create();
        var command = new DetailedCommand("void", "Takes an invoice back.", Details)
        {
            number, database, reason, stamp.At, stamp.By, format,
        };
        command.SetAction(arguments =>
        {
            using var billing = StoreChoice.Of(arguments.GetRequiredValue(database)).OpenBilling();
            var invoice = OpenBilling.Wait(billing.Invoices.VoidAsync(
                arguments.GetRequiredValue(number), arguments.GetRequiredValue(reason), stamp.Read(arguments)));
            terminal.Print(
                new FactsReport(
                    $"{invoice.Number} is void",
                    [("number", invoice.Number), ("voided_at", invoice.VoidedAt), ("total", invoice.Total)]),
                arguments.GetValue(format));
            return ExitCode.Ok;
        });
        return command;
    }
}
