using System.CommandLine;
using Monetize.Cli.Output;
using Monetize.Cli.Previews;
using Monetize.Cli.Reports;
using Monetize.Invoicing.Rendering;
using Monetize.Subscriptions;

namespace Monetize.Cli.Commands;

/// <summary><c>monetize invoice preview</c>: the invoices of a subscription that exists nowhere yet.</summary>
internal static class InvoicePreviewCommand
{
    private const string Details = """
        Stores:
          With --db and --subscription, the next invoice of a subscription that is in
          a store, as a run would make it of what is recorded by now. The other
          options describe a subscription that exists nowhere yet: its catalog, plan
          and start must be given then.

        Usage:
          A file of rows as monetize rate reads them, of one customer; of several
          with --customer. Rows that the plans do not price are reported and passed
          over. Without --usage nothing is used.

        Changes:
          --change WHEN=WHAT, once for each, in the order of time:
            plan:KEY or plan:KEY@VERSION   another plan
            quantity:N                     another quantity, such as seats
            cancel, pause, resume
          With ',end' behind plan, quantity or cancel it waits for the end of the
          period: --change 2026-03-15=plan:pro,end

        Days and instants:
          2026-03-15 is the midnight of --zone with which that day begins;
          2026-03-15T09:30:00Z is an instant.

        Result:
          Each invoice that falls due, without taxes: at the start what is paid in
          advance, at each boundary usage and the next period, a change at once.
          table  the invoices as text
          json   one list of invoices; amounts are strings
          csv    one row for each line
          html   one invoice as a page: the last one, unless --number says which
        """;

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var catalog = CatalogFile.Option();
        catalog.Required = false;
        var plan = new PlanChoice("The plan with which the subscription begins.", isRequired: false);
        var options = new PreviewOptions();
        var stored = new StoredPreview();
        var format = InvoiceFormat.Option();
        var command = new DetailedCommand(
            "preview", "Shows the invoices that a subscription would have.", Details, HostOptions.Details)
        {
            catalog, plan.Key, plan.Version, options.Start, options.Usage, options.Customer, options.Zone,
            options.Quantity, options.Changes, options.Through, options.Number, stored.Database, stored.Subscription,
            stored.Host.Files, stored.Host.Section, format,
        };
        command.Validators.Add(result => stored.Require(result, catalog, plan.Key, options.Start));
        command.SetAction(arguments =>
        {
            if (stored.Print(arguments, arguments.GetRequiredValue(format), terminal)) return ExitCode.Ok;
            var loaded = CatalogFile.Load(arguments.GetRequiredValue(catalog), terminal);
            var request = options.Read(arguments, loaded, plan.Find(loaded, arguments)!, terminal);
            var invoices = InvoicePreview.Run(request.Subscription, loaded.Plans, request.Records, request.Through);
            Print(invoices, request, arguments.GetRequiredValue(format), terminal);
            return ExitCode.Ok;
        });
        return command;
    }

    private static void Print(
        IReadOnlyList<Invoice> invoices, PreviewRequest request, string format, Terminal terminal)
    {
        var details = new InvoiceDetails
        {
            Seller = new InvoiceParty { Name = "(seller)" },
            Buyer = new InvoiceParty { Name = request.Subscription.Customer.Value },
            Notes = ["A preview: nothing of it is stored, and it has no taxes."],
            LocalTime = instant => ZonedTime.ToLocal(instant, request.Subscription.Terms.Zone),
        };
        var shown = request.Number is null && format != "html" ? invoices : [One(invoices, request.Number)];
        InvoiceFormat.Print(terminal, shown, details, format);
    }

    private static Invoice One(IReadOnlyList<Invoice> invoices, int? number)
    {
        if (invoices.Count == 0) throw CommandException.BadArguments("There is no invoice: nothing falls due.");
        var index = number ?? invoices.Count;
        return index <= invoices.Count
            ? invoices[index - 1]
            : throw CommandException.BadArguments(
                $"There is no invoice {Figures.Plain(index)}; "
                + $"{FaultCount.Counted(invoices.Count, "invoice")} fall due.");
    }
}
