using System.CommandLine;
using Monetize.Catalogs;
using Monetize.Cli.Output;
using Monetize.Cli.Reports;
using Monetize.Metering;
using Monetize.Rating;

namespace Monetize.Cli.Commands;

/// <summary><c>monetize quote</c>: what usage would cost under a plan, itemised.</summary>
internal static class QuoteCommand
{
    private const string Details = """
        Result:
          One-time and recurring charges count once, usage by its quantities, after
          what is included and carried over. A trial is a subscription's and not
          known here. Each line is exact first and rounded once. Minimum and maximum
          are lines of their own: a true-up and a discount.
          table  lines with their tiers beneath
          json   one document; all figures but the version are decimal strings;
                 a part has a label where its line has parts of several kinds
          csv    one row for each part of a line; the figures of the line itself
                 (quantity, exact, amount, residue) stand in its first row only,
                 so that the column "amount" adds up to the total
        """;

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var file = CatalogFile.Option();
        var plan = new PlanChoice("The key of the plan.", isRequired: true);
        var usage = UsageOption.Create();
        var carriedOver = CarriedOverOption.Create();
        var explain = new Option<bool>("--explain") { Description = "Tells how each line came about." };
        var format = FormatOption.Create();
        var command = new DetailedCommand("quote", "Tells what usage costs under a plan, itemised.", Details)
        {
             file, plan.Key, plan.Version, usage, carriedOver, explain, format,
        };
        command.SetAction(arguments =>
        {
            var catalog = CatalogFile.Load(arguments.GetRequiredValue(file), terminal);
            var chosen = plan.Find(catalog, arguments)!;
            var items = ItemsOf(catalog, chosen, arguments.GetRequiredValue(usage));
            CarriedOverOption.AddTo(items, chosen, arguments.GetRequiredValue(carriedOver));
            var statement = RatingEngine.Compile(chosen).Rate(items);
            terminal.Print(new QuoteReport(statement, arguments.GetValue(explain)), arguments.GetValue(format));
            return ExitCode.Ok;
        });
        return command;
    }

    private static PlanUsage ItemsOf(Catalog catalog, Plan plan, IReadOnlyList<UsageEntry> usage)
    {
        var items = new PlanUsage();
        foreach (var entry in usage)
        {
            CheckDimensions(FindMeter(catalog, entry.Meter), entry);
            CheckSign(plan, entry);
            items.Add(entry.Meter, new UsageItem(entry.Quantity, dimensions: entry.Dimensions));
        }

        return items;
    }

    private static Meter FindMeter(Catalog catalog, string key)
    {
        if (catalog.Meters.FirstOrDefault(meter => meter.Key == key) is { } found) return found;
        throw CommandException.BadArguments(
            $"There is no meter {Safe.Quoted(key)}; the catalog has {MeterNames.Of(catalog)}.");
    }

    private static void CheckSign(Plan plan, UsageEntry entry)
    {
        if (entry.Quantity >= 0m || plan.Semantics.NegativeQuantity != NegativeQuantity.Refused) return;
        throw CommandException.BadArguments(
            $"The quantity '{Figures.Plain(entry.Quantity)}' of {Safe.Quoted(entry.Meter)} is negative, which the plan "
            + $"{plan} refuses; give 0 or more.");
    }

    private static void CheckDimensions(Meter meter, UsageEntry entry)
    {
        var unknown = entry.Dimensions.Keys.FirstOrDefault(name => !meter.Dimensions.Contains(name));
        if (unknown is null) return;
        throw CommandException.BadArguments(
            $"The meter {Safe.Quoted(meter.Key)} does not declare the dimension {Safe.Quoted(unknown)}; "
            + $"it has {MeterNames.Dimensions(meter)}.");
    }
}
