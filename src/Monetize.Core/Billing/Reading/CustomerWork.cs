using Monetize.Billing.Operations;
using Monetize.Collections;
using Monetize.Rating;

namespace Monetize.Billing.Reading;

/// <summary>What is to be invoiced of a customer who was claimed, and what may pay it.</summary>
public sealed record CustomerWork
{
    /// <summary>The customer and the lease.</summary>
    public required ClaimedCustomer Claimed { get; init; }

    /// <summary>Subscriptions that are to be invoiced.</summary>
    public ValueArray<SubscriptionWork> Subscriptions { get; init; }

    /// <summary>The credits of the customer with what is left of each, by currency.</summary>
    public required ILookup<Currency, PrepaidCredit> Credits { get; init; }

    /// <summary>What invoices left over, by currency; above 0.</summary>
    public required IReadOnlyDictionary<Currency, Money> Balances { get; init; }

    /// <summary>
    /// Why it cannot be read, and nothing is to be invoiced then; none where it can. A row of the customer is damaged,
    /// or names what this machine does not know, such as a time zone.
    /// </summary>
    public Exception? Fault { get; init; }

    /// <summary>The lease.</summary>
    public override string ToString() => Claimed.ToString();
}
