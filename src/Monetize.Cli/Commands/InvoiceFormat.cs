using System.CommandLine;
using Monetize.Cli.Output;
using Monetize.Cli.Reports;
using Monetize.Invoicing.Rendering;

namespace Monetize.Cli.Commands;

/// <summary><c>--format table|json|csv|html</c>, in which invoices are printed.</summary>
internal static class InvoiceFormat
{
    /// <summary>Makes the option; a table unless given.</summary>
    public static Option<string> Option()
    {
        var format = new Option<string>("--format")
        {
            Description = "How to print.",
            HelpName = "table|json|csv|html",
            DefaultValueFactory = _ => "table",
        };
        format.AcceptOnlyFromAmong("table", "json", "csv", "html");
        return format;
    }

    /// <summary>Prints invoices; HTML is a page of the last of them.</summary>
    public static void Print(
        Terminal terminal, IReadOnlyList<Invoice> invoices, InvoiceDetails details, string format)
    {
        if (format == "html")
        {
            terminal.Print(InvoiceHtml.Render(invoices[^1], details));
            return;
        }

        terminal.Print(new InvoiceReport(invoices, details), format switch
        {
            "json" => OutputFormat.Json,
            "csv" => OutputFormat.Csv,
            _ => OutputFormat.Table,
        });
    }
}
