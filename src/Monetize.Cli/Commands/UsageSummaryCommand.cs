using System.CommandLine;
using Monetize.Cli.Output;
using Monetize.Cli.Reports;
using Monetize.Cli.Statements;
using Monetize.Cli.Stores;
using Monetize.Storage;

namespace Monetize.Cli.Commands;

/// <summary><c>monetize usage summary</c>: what was used in a period, by customer and meter.</summary>
internal static class UsageSummaryCommand
{
    private const string Details = """
        Period:
          A month in UTC, or any stretch from an instant, inclusive, to another one,
          exclusive: --from 2026-11-01T00:00:00Z --to 2026-11-08T00:00:00Z.

        Result:
          For each customer and meter of the catalog the quantity by the meter's
          aggregation, and how many records it rests on; beneath it the same for
          each combination of dimension values. Weighted sums begin with the level
          that was there before.
          table  quantities in the unit of the meter
          json   one object; quantities are strings
          csv    one row for each combination; quantity and records of the whole
                 stand in its first row only
          Meters with usage that the catalog does not declare are named on standard
          error.
          A quantity that no decimal holds is left out and named on standard error
          with its code; a correction of one of its records repairs it. The exit code
          is 1 then.
        """;

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var database = DatabaseOption.Create();
        var catalog = CatalogFile.Option();
        var customer = CustomerOption.Create();
        var month = PeriodOption.Create("The month to add up, in UTC.");
        var from = InstantOption.Create("--from", "The first instant of the period.");
        var to = InstantOption.Create("--to", "The first instant behind the period.");
        var format = FormatOption.Create();
        var command = new DetailedCommand("summary", "Adds up what was used.", Details)
        {
            database, catalog, customer, month, from, to, format,
        };
        command.SetAction(arguments =>
        {
            var loaded = CatalogFile.Load(arguments.GetRequiredValue(catalog), terminal);
            var query = new UsageSummaryQuery
            {
                Meters = loaded.Meters,
                Period = PeriodOf(arguments.GetValue(month), arguments.GetValue(from), arguments.GetValue(to)),
                Customers = arguments.GetValue(customer) is { } id ? [new CustomerId(id)] : null,
            };
            using var store = StoreChoice.Of(arguments.GetRequiredValue(database)).Open();
            var summaries = ExactSummaries.Of(store, query);
            if (summaries.Found.Count > 0 || summaries.Failures.Count == 0)
            {
                terminal.Print(new SummaryReport(query, summaries.Found), arguments.GetValue(format));
            }

            foreach (var failure in summaries.Failures)
            {
                terminal.Complain(
                    $"{failure.Code}: {failure.Message} It is left out of the summary; a correction of one of its "
                    + "records repairs it.");
            }

            foreach (var meter in store.Meters().Except(loaded.Meters.Select(meter => meter.Key)))
            {
                terminal.Complain($"note: there is usage of '{meter}' too, which the catalog does not declare.");
            }

            return summaries.Failures.Count == 0 ? ExitCode.Ok : ExitCode.Failed;
        });
        return command;
    }

    private static Period PeriodOf(BillingMonth? month, DateTimeOffset? from, DateTimeOffset? to)
    {
        switch (month, from, to)
        {
            case ({ } only, null, null):
                return only.Period;
            case (null, { } first, { } end) when first < end:
                return new Period(first, end);
            case (null, { }, { }):
                throw CommandException.BadArguments("The period has no length: --to must be later than --from.");
            default:
                throw CommandException.BadArguments("Give --period, or both --from and --to.");
        }
    }
}
