using System.CommandLine;
using System.CommandLine.Parsing;
using Monetize.Cli.Output;
using Monetize.Collections;

namespace Monetize.Cli.Commands;

/// <summary><c>--usage METER=QUANTITY</c>, any number of times.</summary>
internal static class UsageOption
{
    private const string Form = "METER=QUANTITY, such as words=250000";
    private const string FormWithDimensions = "METER{NAME=VALUE,…}=QUANTITY, such as calls{region=eu}=100";

    /// <summary>Makes the option; no usage unless given.</summary>
    public static Option<IReadOnlyList<UsageEntry>> Create() => new("--usage")
    {
        Description = "A meter and how much of it was used, such as words=250000, storage=37.5 or "
            + "'calls{region=eu,model=large}=100'. It is 0 or more, unless the plan says what less costs. Each time is "
            + "an item of its own: a record for percentage and dynamic prices, a bucket for prices by hour or day; "
            + "else the items add up. A meter that is not given counts as 0.",
        HelpName = "METER=QUANTITY",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
        CustomParser = Read,
        DefaultValueFactory = _ => [],
    };

    /// <summary>Reads a quantity, or says what is wrong with it.</summary>
    public static string? QuantityFault(string meter, string digits, out decimal quantity)
    {
        switch (Figures.Read(digits, out quantity))
        {
            case FigureReading.NotANumber:
                return $"The quantity {Safe.Quoted(digits)} of {Safe.Quoted(meter)} is not a number; "
                    + "write digits and at most one point, such as 10000.5.";
            case FigureReading.TooLong:
                return $"The quantity {Safe.Quoted(digits)} of {Safe.Quoted(meter)} has too many digits to be exact; "
                    + "28 always fit.";
            default:
                return null;
        }
    }

    private static List<UsageEntry> Read(ArgumentResult result)
    {
        var usage = new List<UsageEntry>();
        foreach (var token in result.Tokens)
        {
            if (Fault(token.Value, usage) is not { } fault) continue;
            result.AddError(fault);
            break;
        }

        return usage;
    }

    /// <summary>Adds one entry, or says what is wrong with it.</summary>
    private static string? Fault(string text, List<UsageEntry> usage)
    {
        var open = text.IndexOf('{', StringComparison.Ordinal);
        var close = text.LastIndexOf('}');
        var hasDimensions = open >= 0 && close > open;
        var sign = text.IndexOf('=', hasDimensions ? close : 0);
        var isCut = sign <= 0 || sign == text.Length - 1;
        if (open < 0 && isCut) return $"The usage {Safe.Quoted(text)} is not {Form}.";
        if (open >= 0 && (isCut || !hasDimensions || sign != close + 1 || open == 0))
        {
            return $"The usage {Safe.Quoted(text)} is not {FormWithDimensions}.";
        }

        var name = text[..sign];

        var dimensions = default(ValueMap);
        if (hasDimensions)
        {
            if (DimensionsFault(text[(open + 1)..close], out dimensions) is { } fault)
            {
                return $"The usage {Safe.Quoted(text)} {fault}";
            }

            name = text[..open];
        }

        if (QuantityFault(name, text[(sign + 1)..], out var quantity) is { } unreadable) return unreadable;
        usage.Add(new UsageEntry(name, dimensions, quantity));
        return null;
    }

    private static string? DimensionsFault(string text, out ValueMap dimensions)
    {
        dimensions = default;
        foreach (var pair in text.Split(','))
        {
            var sign = pair.IndexOf('=', StringComparison.Ordinal);
            if (sign <= 0 || sign == pair.Length - 1) return $"is not {FormWithDimensions}.";
            var name = pair[..sign];
            if (dimensions.ContainsKey(name)) return $"gives the dimension {Safe.Quoted(name)} twice.";
            dimensions = dimensions.With(name, pair[(sign + 1)..]);
        }

        return null;
    }
}
