using Monetize.Billing.Rows;

namespace Monetize.Billing.Operations;

/// <summary>
/// Says that an event is worked on, or why it could not be and when to try again. Gives whether it was done; a worker
/// that lost the event does nothing.
/// </summary>
/// <param name="claimed">The event.</param>
/// <param name="stamp">When and by whom.</param>
/// <param name="failure">
/// Why it could not be worked on, and nothing that tells a person: it is kept as long as the event. Done where null.
/// </param>
/// <param name="retryAt">When to try again; never where null, as with an event that nobody understands.</param>
public sealed class SettleEvent(
    ClaimedEvent claimed, Stamp stamp, string? failure = null, DateTimeOffset? retryAt = null)
    : BillingOperation<bool>
{
    /// <inheritdoc/>
    public override BillingNeed Need => new()
    {
        Rows = [new WantedRows(InboxRow.Definition, "id", [claimed.Id])],
        Counters = IsGivenUp ? [CounterNames.EventsGivenUp] : [],
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
        book.Change(row with
        {
            Version = row.Version + 1,
            DoneAt = failure is null ? stamp.At : null,
            NextTry = failure is null ? null : retryAt,
            Failure = failure,
        });
        if (IsGivenUp) book.CountGivenUp(1);
        return book.Finish(true);
    }

    private bool IsGivenUp => failure is not null && retryAt is null;
}
