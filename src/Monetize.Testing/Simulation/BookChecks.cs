using System.Globalization;
using Monetize.Invoicing;

namespace Monetize.Testing.Simulation;

/// <summary>I16 and I26: the books balance, say what documents and provider say, and owe nobody too little.</summary>
internal static class BookChecks
{
    public static IEnumerable<string> EntriesBalance(WorldFacts facts) => facts.Ledger
        .GroupBy(static row => (row.EntryId, row.Currency))
        .Where(static entry => entry.Sum(static row => row.AmountMinor) != 0)
        .Select(static entry => $"I26: {entry.Key} does not balance");

    public static IEnumerable<string> AccountsAreTheirDocuments(WorldFacts facts)
    {
        var paid = facts.Taken.Select(static payment => payment.Id.Value).ToHashSet(StringComparer.Ordinal);
        var lowered = facts.Attempts.ToLookup(static step => step.Payment, StringComparer.Ordinal);
        var owed = facts.Invoices
            .Where(static stored => stored.Invoice.Status == InvoiceStatus.Final)
            .Where(stored => stored.Payment is { } payment && !paid.Contains(payment.Id.Value))
            .Sum(stored => stored.Invoice.Due.ToMinor()
                - lowered[stored.Payment!.Id.Value].Sum(static step => step.LoweredMinor ?? 0));
        return Compare("I26", "receivable", owed, Sum(facts, "receivable"))
            .Concat(Compare("I26", "cash", facts.Taken.Sum(static taken => taken.Amount.ToMinor()), Sum(facts, "cash")))
            .Concat(Compare(
                "I26",
                "invoiced",
                facts.Invoices.Where(static stored => stored.Invoice.Status == InvoiceStatus.Final)
                    .Sum(static stored => stored.CreditNotes.Sum(static note => note.Net.ToMinor())
                        - stored.Invoice.Net.ToMinor()),
                Sum(facts, "invoiced")));
    }

    public static IEnumerable<string> NobodyIsOwedLessThanNothing(WorldFacts facts) => facts.Ledger
        .Where(static row => row.Account is "balance" or "prepaid")
        .GroupBy(static row => (row.Account, row.Subject, row.Currency))
        .Where(static account => account.Sum(static row => row.AmountMinor) > 0)
        .Select(static account => $"I21: more was taken from {account.Key} than was there");

    /// <summary>At the provider and in the books: each invoice at most once, and the same money.</summary>
    public static IEnumerable<string> TakenIsBooked(WorldFacts facts)
    {
        var rows = facts.Payments.ToDictionary(static row => row.Id, StringComparer.Ordinal);
        var steps = facts.Attempts.ToLookup(static step => step.Payment, StringComparer.Ordinal);
        foreach (var taken in facts.Taken)
        {
            var row = rows.GetValueOrDefault(taken.Id.Value);
            var isBooked = row?.Status == "succeeded" && row.AskedMinor == taken.Amount.ToMinor();

            // A worker that was taken for dead sends after a day what was taken for lost, and lowered since: the rest
            // is on the balance, as the sums of the books show.
            var isRight = isBooked && (row!.Stage == "stopped" || row.AmountMinor == row.AskedMinor
                || (row.AmountMinor < row.AskedMinor && PaymentChecks.HasLost(facts, steps[row.Id])));
            if (!isRight)
            {
                yield return $"I16: the provider took {taken.Amount} for {taken.Id}, and the books say {row?.Status}";
            }
        }

        var succeeded = facts.Payments.Count(static row => row.Status == "succeeded");
        if (succeeded != facts.Taken.Count) yield return "I16: payments have succeeded that the provider never took";
        foreach (var twice in facts.Payments.GroupBy(static row => row.Invoice).Where(static same => same.Count() > 1))
        {
            yield return $"I16: invoice {twice.Key} has {string.Join(", ", twice.Select(static row => row.Id))}";
        }
    }

    public static IEnumerable<string> RequestsAreCreditedOnce(WorldFacts facts) => Compare(
        "I34", "credit notes", facts.World.NotesAsked, facts.Notes.Count);

    private static long Sum(WorldFacts facts, string account) =>
        facts.Ledger.Where(row => row.Account == account).Sum(static row => row.AmountMinor);

    private static IEnumerable<string> Compare(string invariant, string what, long expected, long found)
    {
        if (expected == found) yield break;
        yield return string.Create(
            CultureInfo.InvariantCulture, $"{invariant}: {what} should be {expected} and is {found}");
    }
}
