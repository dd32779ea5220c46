using System.Globalization;

namespace Monetize.Cli.Tests.Commands;

/// <summary>Statements of the catalog of periods, shown by their totals.</summary>
internal static class Statements
{
    /// <summary>Prices rows of <c>key,customer,meter,quantity,time,plan</c>.</summary>
    public static TestSupport.ProcessResult Rate(IReadOnlyList<string> rows, params IReadOnlyList<string> arguments)
    {
        using var usage = new TemporaryUsage(
            $"key,customer,meter,quantity,time,plan\n{string.Join('\n', rows)}\n", "csv", TemporaryCatalog.OfPeriods());
        return usage.Rate([.. arguments, "--format", "csv"]);
    }

    /// <summary>Customer, month, plan and total of each statement.</summary>
    public static IEnumerable<string> Totals(string output) => output.Split("\r\n").Skip(1)
        .Select(row => row.Split(','))
        .Where(row => row.Length > 11)
        .GroupBy(row => $"{row[0]} {row[1]} {row[2]}", row => row[10])
        .Select(amounts => string.Create(
            CultureInfo.InvariantCulture,
            $"{amounts.Key} {amounts.Where(text => text.Length > 0).Sum(text => decimal.Parse(text, CultureInfo.InvariantCulture)):0.00}"));
}
