using System.CommandLine;
using Monetize.Cli.Output;
using Monetize.Cli.Reports;
using Monetize.Cli.Stores;

namespace Monetize.Cli.Commands;

/// <summary><c>monetize invoice explain NUMBER</c>: how every cent of an invoice came about.</summary>
internal static class InvoiceExplainCommand
{
    private const string Details = """
        Result:
          For each charge its parts with the reason of each, the fraction where a part
          of a period is billed, where rounding happened, discounts and taxes, and
          which records it rests on; then how the charges add up to what is due.
          table  the story as text
          json   one object; amounts are strings
          csv    one row for each part of a charge
        """;

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var number = InvoiceNumberArgument.Argument();
        var database = DatabaseOption.Create();
        var format = FormatOption.Create();
        var command = new DetailedCommand("explain", "Tells how an invoice came about.", Details)
        {
            number, database, format,
        };
        command.SetAction(arguments =>
        {
            using var billing = StoreChoice.Of(arguments.GetRequiredValue(database)).OpenBilling();
            var invoice = InvoiceNumberArgument.Find(billing, arguments.GetRequiredValue(number)).Invoice;
            terminal.Print(new StoryReport(invoice.Number!, invoice.Explain()), arguments.GetValue(format));
            return ExitCode.Ok;
        });
        return command;
    }
}
