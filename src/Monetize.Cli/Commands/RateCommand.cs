using System.CommandLine;
using Monetize.Cli.Output;
using Monetize.Cli.Reports;
using Monetize.Cli.Statements;

namespace Monetize.Cli.Commands;

/// <summary><c>monetize rate</c>: a file of usage to one itemised statement for each customer and month.</summary>
internal static class RateCommand
{
    private const int RowsPerReport = 4096;

    private const string Details = """
        Rows:
          A .csv file whose first line names its columns, or an .ndjson file with one
          object a line. Both have key, customer, meter, quantity and time, and may
          have plan, amount, method, cost, corrects and dimension.NAME for each
          dimension of a meter. A time has Z or an offset: 2026-11-01T09:30:00Z. An
          amount is what the record itself costs, for dynamic prices. A row that
          corrects another one names its key, and may be negative: -1 takes one away.

          A key counts once, whatever its time: again with the same content it is a
          duplicate, with other content a bad row. A bad row is reported on standard
          error with its line and the reason; the others are priced.

        Result:
          For each customer, month in UTC and plan a statement of what that month
          costs, as one period of the plan: recurring charges once, whatever the
          plan's period, usage by its records. One-time charges are in the first
          month of the customer under the plan. Customers without usage have none.
          A level of a meter with a weighted sum lasts until a row changes it, and
          is priced in each month of the file. A customer is on the plans of a
          month's rows, or else on the last ones; others are not billed. What is
          included and rolls over is carried from month to month. With --period,
          earlier rows count for all that and are not priced themselves.
          table  lines with their tiers beneath
          json   one list of statements; all figures but the version are strings
          csv    one row for each part of a line; the column "amount" adds up
        """;

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var catalog = CatalogFile.Option();
        var usage = new Option<string>("--usage")
        {
            Description = "The usage, a .csv or .ndjson file.",
            HelpName = "FILE",
            Required = true,
        };
        var plan = new PlanChoice(
            "The plan that prices all rows, whatever they say; unless given, the column plan of the usage, or the one "
            + "plan of the catalog.",
            isRequired: false);
        var period = PeriodOption.Create(
            "The one month to price, in UTC; every month that has usage unless given.");
        var customer = CustomerOption.Create();
        var strict = new Option<bool>("--strict") { Description = "Stops at the first bad row, with exit code 1." };
        var format = FormatOption.Create();
        var command = new DetailedCommand("rate", "Prices a file of usage, itemised for each customer.", Details)
        {
             catalog, usage, plan.Key, plan.Version, period, customer, strict, format,
        };
        command.SetAction(arguments =>
        {
            var loaded = CatalogFile.Load(arguments.GetRequiredValue(catalog), terminal);
            var plans = new PlanBook(loaded, plan.Find(loaded, arguments), arguments.GetValue(plan.Version));
            var run = new RateRun(loaded, plans, arguments.GetValue(period), arguments.GetValue(customer));
            using (var file = UsageFile.Open(arguments.GetRequiredValue(usage), loaded))
            {
                CheckPlans(loaded, plans, file);
                Read(file, run, arguments.GetValue(strict), terminal);
            }

            using var writer = StatementWriter.For(arguments.GetValue(format), terminal.IsPlain);
            var areAllRated = Print(run, writer, terminal);
            terminal.Complain($"{run.Counts}.");
            return areAllRated ? ExitCode.Ok : ExitCode.Failed;
        });
        return command;
    }

    private static void CheckPlans(Catalog catalog, PlanBook plans, UsageFile file)
    {
        if (plans.HasDefault || (file.Rows.HasPlans && catalog.Plans.Count > 0)) return;
        var keys = catalog.Plans.Select(plan => plan.Key).Distinct().Order(StringComparer.Ordinal).ToList();
        throw CommandException.BadArguments(keys.Count switch
        {
            0 => "The catalog has no plans.",
            _ => $"The usage has no column plan; name one with --plan: {Safe.Listed(keys)}.",
        });
    }

    private static void Read(UsageFile file, RateRun run, bool isStrict, Terminal terminal) =>
        terminal.Watch("Reading usage", file.Length, report =>
        {
            while (file.Read())
            {
                var fault = run.Add(file.Rows.Row);
                if (run.Counts.Read % RowsPerReport == 0) report(file.Rows.Position);
                if (fault is null) continue;
                var line = $"line {Figures.Plain(file.Rows.Row.Line)}: {fault.TrimEnd('.')}.";
                if (isStrict) throw new CommandException(ExitCode.Failed, line);
                terminal.Complain(line);
            }
        });

    /// <summary>Writes the statements; whether all of them could be rated.</summary>
    private static bool Print(RateRun run, StatementWriter writer, Terminal terminal)
    {
        var areAllRated = true;
        var isRead = terminal.Print(writer.Begin());
        var noted = new HashSet<Plan>(ReferenceEqualityComparer.Instance);
        foreach (var statement in run.Statements())
        {
            if (noted.Add(statement.Plan))
            {
                foreach (var note in PlanNotes.Of(statement.Plan)) terminal.Complain($"note: {note}.");
            }

            if (statement.Fault is { } fault)
            {
                areAllRated = false;
                terminal.Complain(
                    $"The usage of {Safe.Quoted(statement.Customer)} in {statement.Month} cannot be rated: {fault}");
            }
            else if (isRead)
            {
                isRead = terminal.Print(writer.Next(statement));
            }
        }

        if (isRead) terminal.Print(writer.End());
        return areAllRated;
    }
}
