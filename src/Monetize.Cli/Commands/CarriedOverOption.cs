using System.CommandLine;
using System.CommandLine.Parsing;
using Monetize.Cli.Output;
using Monetize.Rating;

namespace Monetize.Cli.Commands;

/// <summary><c>--carried-over METER=UNITS</c>, any number of times.</summary>
internal static class CarriedOverOption
{
    /// <summary>Makes the option; nothing is carried over unless given.</summary>
    public static Option<IReadOnlyList<UsageEntry>> Create() => new("--carried-over")
    {
        Description = "A meter and how many units of its included quantity the last period left, such as words=2500: "
            + "in billed units, and no more than rolls over.",
        HelpName = "METER=UNITS",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
        CustomParser = Read,
        DefaultValueFactory = _ => [],
    };

    /// <summary>Adds what is carried over to usage.</summary>
    /// <exception cref="CommandException">The plan does not carry so much of the meter over.</exception>
    public static void AddTo(PlanUsage usage, Plan plan, IReadOnlyList<UsageEntry> carriedOver)
    {
        foreach (var entry in carriedOver)
        {
            var meter = Safe.Quoted(entry.Meter);
            var most = plan.Charges.OfType<UsageCharge>()
                .FirstOrDefault(charge => charge.Meter.Key == entry.Meter)?.RolloverMaximum ?? 0m;
            if (most == 0m)
            {
                throw CommandException.BadArguments(
                    $"Nothing of {meter} rolls over under the plan {plan}; leave --carried-over out.");
            }

            if (entry.Quantity < 0m || entry.Quantity > most)
            {
                throw CommandException.BadArguments(
                    $"The plan {plan} carries from 0 to {Figures.Plain(most)} units of {meter} over, and not "
                    + $"'{Figures.Plain(entry.Quantity)}'.");
            }

            usage.CarryOver(entry.Meter, entry.Quantity);
        }
    }

    private static List<UsageEntry> Read(ArgumentResult result)
    {
        var entries = new List<UsageEntry>();
        foreach (var token in result.Tokens)
        {
            if (Fault(token.Value, entries) is not { } fault) continue;
            result.AddError(fault);
            break;
        }

        return entries;
    }

    private static string? Fault(string text, List<UsageEntry> entries)
    {
        var sign = text.IndexOf('=', StringComparison.Ordinal);
        if (sign <= 0 || sign == text.Length - 1)
        {
            return $"What is carried over, {Safe.Quoted(text)}, is not METER=UNITS, such as words=2500.";
        }

        var meter = text[..sign];
        if (entries.Exists(entry => entry.Meter == meter)) return $"{Safe.Quoted(meter)} is carried over twice.";
        if (UsageOption.QuantityFault(meter, text[(sign + 1)..], out var units) is { } fault) return fault;
        entries.Add(new UsageEntry(meter, default, units));
        return null;
    }
}
