using Monetize.Billing.Rows;
using Monetize.Collections;

namespace Monetize.Billing.Operations;

/// <summary>
/// Takes customers for whom something is due and whom no one else has. Who takes them works alone for them until the
/// lease ends, and gives them back with <see cref="ReleaseCustomers"/>.
/// </summary>
public sealed class ClaimCustomers : BillingOperation<ValueArray<ClaimedCustomer>>
{
    private readonly DueCustomers _due;
    private readonly string _owner;
    private readonly TimeSpan _for;

    /// <summary>Takes customers.</summary>
    /// <param name="kind">What is to be done for them.</param>
    /// <param name="through">Up to when it was to be done, inclusive: the instant of the run.</param>
    /// <param name="now">The time of the clock, by which leases end.</param>
    /// <param name="owner">Who takes them.</param>
    /// <param name="leaseFor">How long the lease lasts, more than 0.</param>
    /// <param name="limit">How many at most, 1 or more.</param>
    /// <param name="withPayments">
    /// Whether customers are taken for payments alone: not by who collects nothing.
    /// </param>
    public ClaimCustomers(
        LeaseKind kind,
        DateTimeOffset through,
        DateTimeOffset now,
        string owner,
        TimeSpan leaseFor,
        int limit,
        bool withPayments = true)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(owner);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(leaseFor, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        _due = new DueCustomers(kind, new Stamp(through, owner).At, new Stamp(now, owner).At, limit)
        {
            WithPayments = withPayments,
        };
        _owner = owner;
        _for = leaseFor;
    }

    /// <inheritdoc/>
    public override BillingNeed Need => new() { Due = _due };

    /// <inheritdoc/>
    public override BillingDecision<ValueArray<ClaimedCustomer>> Decide(BillingState state)
    {
        var book = new BillingBook(state, new Stamp(_due.Now, _owner));
        var until = _due.Now + _for;
        var claimed = new List<ClaimedCustomer>();
        foreach (var row in state.All<CustomerRow>(CustomerRow.Definition))
        {
            var taken = _due.Kind == LeaseKind.Billing
                ? row with { BillingToken = row.BillingToken + 1, BillingOwner = _owner, BillingUntil = until }
                : row with { DeliveryToken = row.DeliveryToken + 1, DeliveryOwner = _owner, DeliveryUntil = until };
            book.Put(taken);
            claimed.Add(ClaimedCustomer.Of(taken, _due));
        }

        return book.Finish(claimed.ToValueArray());
    }
}
