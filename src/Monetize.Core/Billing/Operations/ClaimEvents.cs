using Monetize.Billing.Rows;
using Monetize.Collections;

namespace Monetize.Billing.Operations;

/// <summary>
/// Takes events that wait. Each is nobody else's for a while, and comes again after it where nobody settled it.
/// </summary>
public sealed class ClaimEvents : BillingOperation<ValueArray<ClaimedEvent>>
{
    private readonly DueEvents _due;
    private readonly TimeSpan _for;
    private readonly Stamp _stamp;

    /// <summary>Takes events.</summary>
    /// <param name="stamp">The time of the clock, and who takes them.</param>
    /// <param name="leaseFor">How long they are nobody else's, more than 0.</param>
    /// <param name="limit">How many at most, 1 or more.</param>
    public ClaimEvents(Stamp stamp, TimeSpan leaseFor, int limit)
    {
        ArgumentNullException.ThrowIfNull(stamp);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(leaseFor, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        _stamp = stamp;
        _for = leaseFor;
        _due = new DueEvents(stamp.At, limit);
    }

    /// <inheritdoc/>
    public override BillingNeed Need => new() { Events = _due };

    /// <inheritdoc/>
    public override BillingDecision<ValueArray<ClaimedEvent>> Decide(BillingState state)
    {
        var book = new BillingBook(state, _stamp);
        var claimed = new List<ClaimedEvent>();
        foreach (var row in state.All<InboxRow>(InboxRow.Definition))
        {
            var taken = row with { Tries = row.Tries + 1, NextTry = _stamp.At + _for, Version = row.Version + 1 };
            book.Change(taken);
            claimed.Add(new ClaimedEvent(taken.Id, taken.Provider, taken.Body, taken.Tries, taken.Version));
        }

        return book.Finish(claimed.ToValueArray());
    }
}
