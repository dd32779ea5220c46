using System.CommandLine;
using Monetize.Cli.Output;
using Monetize.Cli.Reports;
using Monetize.Rating;

namespace Monetize.Cli.Commands;

/// <summary><c>monetize quote</c>: what usage would cost under a plan, itemised.</summary>
internal static class QuoteCommand
{
    private const string Details = """
        Result:
          One-time and recurring charges count once, usage by its quantities. Each
          line is exact first and rounded once.
          table  lines with their tiers beneath
          json   one document; all figures but the version are decimal strings
          csv    one row for each part of a line; the figures of the line itself
                 (quantity, exact, amount, residue) stand in its first row only,
                 so that the column "amount" adds up to the total
        """;

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var file = new Option<string>("--catalog")
        {
            Description = "The catalog, a JSON document.",
            HelpName = "FILE",
            Required = true,
        };
        var plan = new PlanChoice();
        var usage = UsageOption.Create();
        var explain = new Option<bool>("--explain") { Description = "Tells how each line came about." };
        var format = FormatOption.Create();
        var command = new DetailedCommand("quote", "Tells what usage costs under a plan, itemised.", Details)
        {
             file, plan.Key, plan.Version, usage, explain, format,
        };
        command.SetAction(arguments =>
        {
            var catalog = CatalogFile.Load(arguments.GetRequiredValue(file), terminal);
            var chosen = plan.Find(catalog, arguments);
            var quantities = arguments.GetRequiredValue(usage);
            CheckMeters(catalog, quantities);
            var statement = RatingEngine.Compile(chosen).Rate(quantities);
            terminal.Print(new QuoteReport(statement, arguments.GetValue(explain)), arguments.GetValue(format));
            return ExitCode.Ok;
        });
        return command;
    }

    private static void CheckMeters(Catalog catalog, IReadOnlyDictionary<string, decimal> quantities)
    {
        var known = catalog.Meters.Select(meter => meter.Key).Order(StringComparer.Ordinal).ToList();
        var unknown = quantities.Keys.FirstOrDefault(meter => !known.Contains(meter));
        if (unknown is null) return;
        var listed = known.Count == 0 ? "no meters" : Safe.Listed(known);
        throw CommandException.BadArguments($"There is no meter {Safe.Quoted(unknown)}; the catalog has {listed}.");
    }
}
