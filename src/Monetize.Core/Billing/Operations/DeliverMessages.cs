using Monetize.Billing.Rows;
using Monetize.Collections;

namespace Monetize.Billing.Operations;

/// <summary>
/// Marks messages of customers as handed on, and gives the customers back. Gives for each whether it was done; a worker
/// that lost a customer marks nothing of theirs, and others hand on the same once more.
/// </summary>
/// <param name="handedOn">How far, each customer at most once.</param>
/// <param name="stamp">When and by whom.</param>
public sealed class DeliverMessages(ValueArray<HandedOn> handedOn, Stamp stamp) : BillingOperation<ValueArray<bool>>
{
    /// <inheritdoc/>
    public override BillingNeed Need => new()
    {
        Customers = handedOn.Select(static one => one.Lease.Customer).ToValueArray(),
        Rows =
        [
            new WantedRows(
                MessageRow.Definition,
                "waiting",
                handedOn.Select(static one => one.Lease.Customer.Value).ToValueArray()),
        ],
    };

    /// <inheritdoc/>
    public override BillingDecision<ValueArray<bool>> Decide(BillingState state)
    {
        var book = new BillingBook(state, stamp);
        var waiting = state.All<MessageRow>(MessageRow.Definition)
            .ToLookup(static message => message.Customer, StringComparer.Ordinal);
        var done = handedOn.Select(one => Mark(book, one, waiting[one.Lease.Customer.Value])).ToValueArray();
        return book.Finish(done);
    }

    private bool Mark(BillingBook book, HandedOn one, IEnumerable<MessageRow> waiting)
    {
        if (!book.Holds(one.Lease)) return false;
        var isAnyLeft = false;
        foreach (var message in waiting)
        {
            if (message.Sequence > one.Through)
            {
                isAnyLeft = true;
                continue;
            }

            book.Change(message with { WaitingFor = null, DeliveredAt = stamp.At, Version = message.Version + 1 });
        }

        book.Put(book.Get(one.Lease.Customer) with
        {
            SendAt = isAnyLeft ? one.RetryAt ?? stamp.At : null,
            DeliveryOwner = null,
            DeliveryUntil = null,
        });
        return true;
    }
}
