using Monetize.Collections;

namespace Monetize.Billing.Operations;

/// <summary>
/// Gives customers back: at once, or so that nobody has them until an instant, as after a failure that is to pass.
/// Gives the leases that were held still; others are passed over.
/// </summary>
/// <param name="leases">The leases, all of one kind.</param>
/// <param name="stamp">When and by whom.</param>
/// <param name="keepUntil">Until when nobody has them; from now on everybody may take them where null.</param>
public sealed class ReleaseCustomers(ValueArray<Lease> leases, Stamp stamp, DateTimeOffset? keepUntil = null)
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
            book.Put(lease.Kind == LeaseKind.Billing
                ? row with { BillingUntil = keepUntil, BillingOwner = null }
                : row with { DeliveryUntil = keepUntil, DeliveryOwner = null });
        }

        return book.Finish(held.ToValueArray());
    }
}
