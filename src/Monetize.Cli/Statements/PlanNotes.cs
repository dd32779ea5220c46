using System.Globalization;

namespace Monetize.Cli.Statements;

/// <summary>What a reader of statements must know of a plan, because a statement is for one month.</summary>
internal static class PlanNotes
{
    /// <summary>The notes, in the words that follow <c>note:</c>; most plans have none.</summary>
    public static IEnumerable<string> Of(Plan plan)
    {
        if (plan.Period is { } period && period != Every.Month)
        {
            yield return $"a statement prices each month as one period of the plan {plan}, which is {Words(period)}";
        }

        if (plan.Charges.Any(charge => charge is OneTimeCharge))
        {
            yield return $"one-time charges of the plan {plan} are in each customer's first month of the file";
        }
    }

    private static string Words(Interval period) =>
        period.Count == 1 ? $"a {period}" : string.Create(CultureInfo.InvariantCulture, $"{period}");
}
