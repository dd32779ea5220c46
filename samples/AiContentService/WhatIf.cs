using System.Globalization;
using Monetize;
using Monetize.Rating;

/// <summary>The same usage under another price: who pays more, who less, and what it does to revenue.</summary>
public static class WhatIf
{
    public static IEnumerable<string> Table(
        IReadOnlyDictionary<CustomerId, decimal> usage,
        CompiledPlan now,
        CompiledPlan next)
    {
        var changes = usage
            .Select(entry => (Customer: entry.Key, Now: Price(now, entry.Value), Next: Price(next, entry.Value)))
            .ToList();
        var revenueNow = changes.Sum(change => change.Now);
        var revenueNext = changes.Sum(change => change.Next);
        var rise = changes.MaxBy(change => change.Next - change.Now);
        var fall = changes.MinBy(change => change.Next - change.Now);
        yield return Row("revenue now", revenueNow, now.Plan.ToString());
        yield return Row("revenue then", revenueNext, next.Plan.ToString());
        yield return Row("change", revenueNext - revenueNow, Percent(revenueNow, revenueNext));
        yield return Count("customers who pay more", changes.Count(change => change.Next > change.Now));
        yield return Count("customers who pay less", changes.Count(change => change.Next < change.Now));
        yield return Count("customers who pay the same", changes.Count(change => change.Next == change.Now));
        yield return Row("largest rise", rise.Next - rise.Now, $"{rise.Customer}, {Percent(rise.Now, rise.Next)}");
        yield return Row("largest fall", fall.Next - fall.Now, $"{fall.Customer}, {Percent(fall.Now, fall.Next)}");
    }

    private static decimal Price(CompiledPlan plan, decimal words) =>
        plan.Rate((ContentGeneration.Words, words)).Total.Amount;

    private static string Percent(decimal before, decimal after) =>
        string.Create(CultureInfo.InvariantCulture, $"{(after - before) / before * 100m:+0.0;-0.0;0.0} %");

    private static string Row(string name, decimal amount, string note) =>
        string.Create(CultureInfo.InvariantCulture, $"  {name,-27} {amount,14:N2}  {note}");

    private static string Count(string name, int count) =>
        string.Create(CultureInfo.InvariantCulture, $"  {name,-27} {count,14:N0}");
}
