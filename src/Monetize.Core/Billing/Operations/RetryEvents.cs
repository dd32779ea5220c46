using Monetize.Billing.Rows;
using Monetize.Collections;

namespace Monetize.Billing.Operations;

/// <summary>
/// Takes up events of providers again that were left alone after too many tries: they wait as if they had just come.
/// Gives how many did; others are passed over.
/// </summary>
/// <param name="ids">Provider and the provider's id of each.</param>
/// <param name="stamp">When and by whom.</param>
public sealed class RetryEvents(ValueArray<string> ids, Stamp stamp) : BillingOperation<int>
{
    /// <inheritdoc/>
    public override BillingNeed Need => new()
    {
        Rows = [new WantedRows(InboxRow.Definition, "id", ids)],
        Counters = [CounterNames.EventsGivenUp],
    };

    /// <inheritdoc/>
    public override BillingDecision<int> Decide(BillingState state)
    {
        var book = new BillingBook(state, stamp);
        var taken = 0;
        foreach (var row in state.All<InboxRow>(InboxRow.Definition))
        {
            if (!row.IsGivenUp) continue;
            taken++;
            book.Change(row with { Version = row.Version + 1, Tries = 0, NextTry = stamp.At });
        }

        if (taken > 0) book.CountGivenUp(-taken);
        return book.Finish(taken);
    }
}
