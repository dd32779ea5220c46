using Monetize.Collections;

namespace Monetize.Billing.Operations;

/// <summary>
/// Gives customers back before the lease ends, or keeps them for longer. Gives the leases that were held still; others
/// are passed over.
/// </summary>
/// <param name="leases">The leases, all of one kind.</param>
/// <param name="stamp">When and by whom.</param>
/// <param name="keepUntil">
/// Until when they are kept, by the same worker where it goes on; from now on everybody may take them where null.
/// </param>
/// <param name="isDone">
/// Whether the worker is done: then nobody has them until the instant, as after a failure that is to pass.
/// </param>
public sealed class ReleaseCustomers(
    ValueArray<Lease> leases, Stamp stamp, DateTimeOffset? keepUntil = null, bool isDone = true)
    : BillingOperation<ValueArray<Lease>>
{
    /// <inheritdoc/>
    public override BillingNeed Need => new()
    {
        Customers = leases.Select(static lease => lease.Customer).ToValueArray(),
    };

    /// <inheritdoc/>
    public override BillingDecision<ValueArray<Lease>> Decide(BillingState state)
    {
        var book = new BillingBook(state, stamp);
        var held = new List<Lease>();
        foreach (var lease in leases)
        {
            if (!book.Holds(lease)) continue;
            held.Add(lease);
            var row = book.Get(lease.Customer);
            var isOver = keepUntil is null || isDone;
            book.Put(lease.Kind == LeaseKind.Billing
                ? row with { BillingUntil = keepUntil, BillingOwner = isOver ? null : row.BillingOwner }
                : row with { DeliveryUntil = keepUntil, DeliveryOwner = isOver ? null : row.DeliveryOwner });
        }

        return book.Finish(held.ToValueArray());
    }
}
