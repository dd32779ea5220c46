using Monetize.Billing.Events;
using Monetize.Collections;
using Monetize.Errors;
using Monetize.Metering;

namespace Monetize.Billing.Operations;

/// <summary>
/// Sets a customer aside: nothing is invoiced until somebody has looked at it and called <see cref="UnparkCustomer"/>.
/// What is invoiced is still collected. Gives whether it was done; a worker that lost the customer does nothing.
/// </summary>
/// <param name="lease">The right to work for the customer.</param>
/// <param name="code">Why.</param>
/// <param name="reason">
/// Why, for people; nothing that tells a person. Its first <see cref="CustomerLimits.ReasonLength"/> characters are
/// kept.
/// </param>
/// <param name="stamp">When and by whom.</param>
public sealed class ParkCustomer(Lease lease, ErrorCode code, string reason, Stamp stamp) : BillingOperation<bool>
{
    private readonly string _reason = PlainText.Cut(reason, CustomerLimits.ReasonLength);

    /// <inheritdoc/>
    public override BillingNeed Need => Needs.Of([lease.Customer]);

    /// <inheritdoc/>
    public override BillingDecision<bool> Decide(BillingState state)
    {
        var book = new BillingBook(state, stamp);
        if (!book.Holds(lease)) return new BillingDecision<bool>(false, BillingChange.None);
        var row = book.Get(lease.Customer);
        book.Put(row with
        {
            ParkedAt = stamp.At,
            ParkedCode = code.Id,
            ParkedReason = _reason,
            BillingUntil = null,
            BillingOwner = null,
        });
        book.Replan(lease.Customer);
        book.Note("customer.parked", row.Id, code.Id);
        book.Tell(
            lease.Customer,
            EventKind.AlertRaised,
            row.Id,
            ValueMap.Of(KeyValuePair.Create("code", code.Id), KeyValuePair.Create("reason", _reason)));
        return book.Finish(true);
    }
}
