using System.CommandLine;
using System.CommandLine.Parsing;
using Monetize.Cli.Output;

namespace Monetize.Cli.Commands;

/// <summary><c>--usage METER=QUANTITY</c>, any number of times, each meter once.</summary>
internal static class UsageOption
{
    /// <summary>Makes the option; no usage unless given.</summary>
    public static Option<IReadOnlyDictionary<string, decimal>> Create() => new("--usage")
    {
        Description = "A meter and how much of it was used, 0 or more, such as words=250000 or storage=37.5. "
            + "Can be given once for each meter; a meter that is not given counts as 0.",
        HelpName = "METER=QUANTITY",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
        CustomParser = Read,
        DefaultValueFactory = _ => new Dictionary<string, decimal>(),
    };

    private static Dictionary<string, decimal> Read(ArgumentResult result)
    {
        var usage = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var token in result.Tokens)
        {
            if (Fault(token.Value, usage) is not { } fault) continue;
            result.AddError(fault);
            break;
        }

        return usage;
    }

    /// <summary>Adds one entry, or says what is wrong with it.</summary>
    private static string? Fault(string entry, Dictionary<string, decimal> usage)
    {
        var sign = entry.IndexOf('=', StringComparison.Ordinal);
        if (sign <= 0 || sign == entry.Length - 1)
        {
            return $"The usage {Safe.Quoted(entry)} is not METER=QUANTITY, such as words=250000.";
        }

        var (meter, digits) = (entry[..sign], entry[(sign + 1)..]);
        switch (Figures.Read(digits, out var quantity))
        {
            case FigureReading.NotANumber:
                return $"The quantity {Safe.Quoted(digits)} of {Safe.Quoted(meter)} is not a number; "
                    + "write digits and at most one point, such as 10000.5.";
            case FigureReading.TooLong:
                return $"The quantity {Safe.Quoted(digits)} of {Safe.Quoted(meter)} has too many digits to be exact; "
                    + "28 always fit.";
        }

        if (quantity < 0m)
        {
            return $"The quantity {Safe.Quoted(digits)} of {Safe.Quoted(meter)} is negative; give 0 or more.";
        }

        return usage.TryAdd(meter, quantity)
            ? null
            : $"The usage of {Safe.Quoted(meter)} is given twice; add the quantities up.";
    }
}
