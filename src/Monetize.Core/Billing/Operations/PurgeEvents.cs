using System.Globalization;
using Monetize.Billing.Rows;
using Monetize.Collections;

namespace Monetize.Billing.Operations;

/// <summary>
/// Empties the bodies of events of providers that were done long ago, which may tell persons. Their ids stay, so that
/// an event that is sent once more is still known. Gives how many were emptied; what is not done, or later, is passed
/// over.
/// </summary>
/// <param name="ids">Provider and the provider's id of each.</param>
/// <param name="doneBefore">Before when they were done.</param>
/// <param name="stamp">When and by whom.</param>
public sealed class PurgeEvents(ValueArray<string> ids, DateTimeOffset doneBefore, Stamp stamp) : BillingOperation<int>
{
    /// <inheritdoc/>
    public override bool Erases => true;

    /// <inheritdoc/>
    public override BillingNeed Need => Needs.Of([], new WantedRows(InboxRow.Definition, "id", ids));

    /// <inheritdoc/>
    public override BillingDecision<int> Decide(BillingState state)
    {
        var book = new BillingBook(state, stamp);
        var emptied = 0;
        foreach (var row in state.All<InboxRow>(InboxRow.Definition))
        {
            if (!row.IsToBePurged(doneBefore)) continue;
            emptied++;
            book.Change(row with { Version = row.Version + 1, Body = "" });
        }

        if (emptied > 0)
        {
            book.Note("events.purged", "inbox", string.Create(
                CultureInfo.InvariantCulture, $"{emptied} done before {doneBefore.ToUniversalTime():u}"));
        }

        return book.Finish(emptied);
    }
}
