using Monetize.Billing.Rows;

namespace Monetize.Billing.Operations;

/// <summary>
/// Gives back an event that there was no time to work on: it waits as before, and to have taken it counts as no try.
/// Gives whether it was done; a worker that lost the event does nothing.
/// </summary>
/// <param name="claimed">The event.</param>
/// <param name="stamp">When and by whom.</param>
public sealed class ReturnEvent(ClaimedEvent claimed, Stamp stamp) : BillingOperation<bool>
{
    /// <inheritdoc/>
    public override BillingNeed Need => new()
    {
        Rows = [new WantedRows(InboxRow.Definition, "id", [claimed.Id])],
    };

    /// <inheritdoc/>
    public override BillingDecision<bool> Decide(BillingState state)
    {
        var row = state.Find<InboxRow>(InboxRow.Definition, claimed.Id);
        if (row is null || row.Version != claimed.Token)
        {
            return new BillingDecision<bool>(false, BillingChange.None);
        }

        var book = new BillingBook(state, stamp);
        book.Change(row with { Version = row.Version + 1, Tries = row.Tries - 1, NextTry = stamp.At });
        return book.Finish(true);
    }
}
