using System.Globalization;
using Monetize.Billing;

namespace Monetize.Testing.Simulation;

/// <summary>I13, I14, I15 and I23: what falls due is settled, once, under a number without gap.</summary>
internal static class DueChecks
{
    public static IEnumerable<string> EachItemIsSettledOnce(WorldFacts facts)
    {
        var due = facts.Subscriptions.SelectMany(static one => one.Due).Select(static item => item.Key).ToHashSet();
        var settled = facts.Settled.Select(static row => row.Due).ToHashSet();
        foreach (var key in due.Except(settled)) yield return $"I15: {key} is due and not settled";
        foreach (var key in settled.Except(due)) yield return $"I14: {key} is settled and was never due";
        foreach (var twice in facts.InvoiceRows.GroupBy(static row => row.Due).Where(static same => same.Count() > 1))
        {
            yield return $"I14: {twice.Key} has the invoices {string.Join(", ", twice.Select(row => row.Number))}";
        }

        var numbers = facts.Settled.Select(static row => row.Invoice).OfType<string>().ToHashSet();
        foreach (var row in facts.InvoiceRows)
        {
            if (!numbers.Contains(row.Number)) yield return $"I14: {row.Number} settles nothing";
        }
    }

    public static IEnumerable<string> NumbersHaveNoGap(WorldFacts facts) =>
        Gaps(NumberSeries.Invoices, facts.InvoiceRows.Select(static row => row.Number))
            .Concat(Gaps(NumberSeries.CreditNotes, facts.Notes.Select(static row => row.Number)));

    public static IEnumerable<string> NobodyIsWithoutANextInstant(WorldFacts facts) => facts.Subscriptions
        .Where(one => one.Subscription.NextDue(facts.Now) is null && !(one.Subscription.End <= facts.Now))
        .Select(static one => $"I13: {one.Subscription} goes on and is never due again");

    private static IEnumerable<string> Gaps(NumberSeries series, IEnumerable<string> numbers)
    {
        var found = numbers.ToList();
        for (var i = 0; i < found.Count; i++)
        {
            var expected = series.Number(i + 1);
            if (found[i] == expected) continue;
            yield return string.Create(CultureInfo.InvariantCulture, $"I23: {found[i]} stands where {expected} should");
            yield break;
        }
    }
}
