using System.Globalization;
using Monetize.Invoicing;

namespace Monetize.Testing.Simulation;

/// <summary>I27: changes have messages, each is handed on at least once, those of a customer in order.</summary>
internal static class MessageChecks
{
    public static IEnumerable<string> EachChangeIsTold(WorldFacts facts)
    {
        var told = facts.Messages.GroupBy(static row => (row.Name, row.Subject))
            .ToDictionary(static same => same.Key, static same => same.Count());
        var expected = facts.InvoiceRows.Select(static row => ("Invoice.Created", row.Number))
            .Concat(facts.Invoices.Where(static stored => stored.Invoice.Status == InvoiceStatus.Void)
                .Select(static stored => ("Invoice.Voided", stored.Invoice.Number!)))
            .Concat(facts.Taken.Select(static taken => ("Payment.Succeeded", taken.Id.Value)))
            .Concat(facts.Subscriptions.Select(static one => ("Subscription.Created", one.Subscription.Id.Value)));
        foreach (var message in expected)
        {
            var count = told.GetValueOrDefault(message);
            if (count == 1) continue;
            yield return string.Create(CultureInfo.InvariantCulture, $"I27: {message} was told {count} times");
        }
    }

    public static IEnumerable<string> EachEventOfTheProviderIsDone(WorldFacts facts)
    {
        if (facts.Inbox.Count != facts.World.Told)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture, $"I27: {facts.World.Told} events were told, {facts.Inbox.Count} kept");
        }

        foreach (var row in facts.Inbox.Where(static row => row.DoneAt is null)) yield return $"I27: {row} is not done";
    }

    public static IEnumerable<string> InOrderAndAtLeastOnce(WorldFacts facts)
    {
        var delivered = facts.World.Delivered.ToLookup(static one => one.Customer, static one => one.Sequence);
        foreach (var customer in facts.Messages.GroupBy(static row => row.Customer, StringComparer.Ordinal))
        {
            var sequences = customer.Select(static row => row.Sequence).Order().ToList();
            if (!sequences.SequenceEqual(Enumerable.Range(1, sequences.Count).Select(static number => (long)number)))
            {
                yield return $"I27: the messages of {customer.Key} have a gap";
            }

            // One that comes again changes nothing: what counts is when each came first.
            if (!delivered[customer.Key].Distinct().SequenceEqual(sequences))
            {
                yield return $"I27: the messages of {customer.Key} were not all handed on in order";
            }

            if (customer.Any(static row => row.WaitingFor is not null))
            {
                yield return $"I27: messages of {customer.Key} wait for ever";
            }
        }
    }
}
