using System.CommandLine;
using System.CommandLine.Parsing;
using Monetize.Cli.Output;
using Monetize.Cli.Statements;

namespace Monetize.Cli.Commands;

/// <summary><c>--period 2026-11</c>, a month in UTC.</summary>
internal static class PeriodOption
{
    /// <summary>Makes the option.</summary>
    /// <param name="description">What the month is for.</param>
    public static Option<BillingMonth?> Create(string description) => new("--period")
    {
        Description = description,
        HelpName = "YYYY-MM",
        CustomParser = Read,
    };

    private static BillingMonth? Read(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (BillingMonth.TryParse(text, out var month)) return month;
        result.AddError($"{Safe.Quoted(text)} is not a month of the years 1 to 9998; write it as 2026-11.");
        return null;
    }
}
