using System.CommandLine;
using Monetize.Cli.Output;
using Monetize.Cli.Previews;
using Monetize.Cli.Reports;
using Monetize.Cli.Statements;
using Monetize.Cli.Stores;

namespace Monetize.Cli.Commands;

/// <summary><c>monetize simulate</c>: what a change of prices would do to the customers of a file of usage.</summary>
internal static class SimulateCommand
{
    private const int RowsPerReport = 4096;
    private const int Largest = 10;

    private const string Details = """
        Usage:
          A file of rows as monetize rate reads them. Each customer's months are
          priced by the plan of the catalog and by the plan of the same key in the
          other one, the highest version of each: with the code that rates, so that
          the sums are those of monetize rate.
          With --db, the records of a store, each under the plan of the subscription
          that bills it; --plan is for those without one.

        Result:
          What all customers pay before and after, by currency; how many pay more,
          less and the same; and the largest increases and decreases. Without
          coupons and taxes. A month is priced as one period of the plan, whatever its
          length, which a note says. A customer whose usage one side cannot price is
          reported on standard error and left out; the exit code is 1 then.
          table  amounts in the currency of the plan
          json   one object; amounts are strings
          csv    one row for each customer and plan that is listed
        """;

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var before = CatalogFile.Option();
        var after = new Option<string>("--against")
        {
            Description = "The catalog with the prices to try, a JSON document.",
            HelpName = "FILE",
            Required = true,
        };
        var usage = new Option<string?>("--usage")
        {
            Description = "The usage, a .csv or .ndjson file.",
            HelpName = "FILE",
        };
        var database = new Option<string?>("--db")
        {
            Description = "A store in place of --usage: the path of a SQLite file, or a PostgreSQL connection string.",
            HelpName = "DB",
        };
        var plan = new Option<string?>("--plan")
        {
            Description = "The plan that all customers are on; unless given, the column plan of the usage, or the one "
                + "plan of the catalog.",
            HelpName = "KEY",
        };
        var period = PeriodOption.Create(
            "The one month to price, in UTC; every month that has usage unless given.");
        var format = FormatOption.Create();
        var command = new DetailedCommand("simulate", "Replays usage against other prices.", Details)
        {
            before, after, usage, database, plan, period, format,
        };
        command.Validators.Add(result =>
        {
            if ((result.GetResult(usage) is null) == (result.GetResult(database) is null))
            {
                result.AddError("Give one of '--usage' and '--db'.");
            }
        });
        command.SetAction(arguments =>
        {
            var key = arguments.GetValue(plan);
            var (old, changed) = (CatalogFile.Load(arguments.GetRequiredValue(before), terminal),
                CatalogFile.Load(arguments.GetRequiredValue(after), terminal));
            var month = arguments.GetValue(period);
            var (first, second) = (RunOf(old, key, month), RunOf(changed, key, month));
            if (arguments.GetValue(database) is { } store)
            {
                using var billing = StoreChoice.Of(store).OpenBilling();
                using var records = UsageFile.Of(billing, store, old);
                Read(records, first, second, terminal);
            }
            else
            {
                using var file = UsageFile.Open(arguments.GetValue(usage)!, old);
                Read(file, first, second, terminal);
            }

            var comparison = new PriceComparison(first.Statements(), second.Statements(), Largest);
            foreach (var note in comparison.Notes) terminal.Complain($"note: {note}.");
            foreach (var fault in comparison.Faults) terminal.Complain(fault);
            terminal.Print(new SimulationTable(comparison.Report), arguments.GetValue(format));
            terminal.Complain($"{first.Counts}.");
            return comparison.Faults.Count == 0 ? ExitCode.Ok : ExitCode.Failed;
        });
        return command;
    }

    private static RateRun RunOf(Catalog catalog, string? key, BillingMonth? month)
    {
        var always = key is null ? null : PlanChoice.Find(catalog, key, version: null);
        return new RateRun(catalog, new PlanBook(catalog, always, version: null), month);
    }

    private static void Read(UsageFile file, RateRun before, RateRun after, Terminal terminal) =>
        terminal.Watch("Reading usage", file.Length, report =>
        {
            while (file.Read())
            {
                var fault = before.Add(file.Rows.Row) ?? after.Add(file.Rows.Row) switch
                {
                    { } other => $"by the other catalog, {other}",
                    null => null,
                };
                if (before.Counts.Read % RowsPerReport == 0) report(file.Rows.Position);
                if (fault is null) continue;
                terminal.Complain($"{file.Place}: {fault.TrimEnd('.')}.");
            }
        });
}
