using Monetize.Billing.Operations;
using Monetize.Collections;
using Monetize.Payments;
using Monetize.Rating;

namespace Monetize.Billing.Reading;

/// <summary>All that is to be done for a customer who was claimed.</summary>
public sealed record CustomerWork
{
    /// <summary>The customer and the lease.</summary>
    public required ClaimedCustomer Claimed { get; init; }

    /// <summary>Subscriptions that are to be invoiced.</summary>
    public ValueArray<SubscriptionWork> Subscriptions { get; init; }

    /// <summary>Payments of which something is to be done.</summary>
    public ValueArray<Payment> Payments { get; init; }

    /// <summary>The credits of the customer with what is left of each, by currency.</summary>
    public required ILookup<Currency, PrepaidCredit> Credits { get; init; }

    /// <summary>What invoices left over, by currency; above 0.</summary>
    public required IReadOnlyDictionary<Currency, Money> Balances { get; init; }

    /// <summary>The lease.</summary>
    public override string ToString() => Claimed.ToString();
}
