using Monetize.Billing.Rows;

namespace Monetize.Billing.Operations;

/// <summary>
/// Marks messages of a customer as handed on, and gives the customer back. Gives whether it was done; a worker that
/// lost the customer marks nothing, and others hand on the same once more.
/// </summary>
/// <param name="lease">The right to hand on the customer's messages.</param>
/// <param name="through">The last message that was handed on; 0 for none.</param>
/// <param name="stamp">When and by whom.</param>
/// <param name="retryAt">When to go on where a message could not be handed on; at once where null.</param>
public sealed class DeliverMessages(Lease lease, long through, Stamp stamp, DateTimeOffset? retryAt = null)
    : BillingOperation<bool>
{
    /// <inheritdoc/>
    public override BillingNeed Need => new()
    {
        Customers = [lease.Customer],
        Rows = [new WantedRows(MessageRow.Definition, "waiting", [lease.Customer.Value])],
    };

    /// <inheritdoc/>
    public override BillingDecision<bool> Decide(BillingState state)
    {
        var book = new BillingBook(state, stamp);
        if (!book.Holds(lease)) return new BillingDecision<bool>(false, BillingChange.None);
        var isAnyLeft = false;
        foreach (var message in state.All<MessageRow>(MessageRow.Definition))
        {
            if (message.Sequence > through)
            {
                isAnyLeft = true;
                continue;
            }

            book.Change(message with { WaitingFor = null, DeliveredAt = stamp.At, Version = message.Version + 1 });
        }

        book.Put(book.Get(lease.Customer) with
        {
            SendAt = isAnyLeft ? retryAt ?? stamp.At : null,
            DeliveryOwner = null,
            DeliveryUntil = null,
        });
        return book.Finish(true);
    }
}
