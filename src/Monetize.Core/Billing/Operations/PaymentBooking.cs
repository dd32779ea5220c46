using Monetize.Payments.Collection;

namespace Monetize.Billing.Operations;

/// <summary>Something that happened to a payment.</summary>
public sealed record PaymentBooking
{
    /// <summary>Who pays.</summary>
    public required CustomerId Customer { get; init; }

    /// <summary>The payment.</summary>
    public required Payments.PaymentId Payment { get; init; }

    /// <summary>What happened.</summary>
    public required PaymentEvent Event { get; init; }

    /// <summary>
    /// The right to work for the customer. None for what a provider told by itself; an attempt is begun under a lease
    /// only.
    /// </summary>
    public Lease? Lease { get; init; }

    /// <summary>Payment and event.</summary>
    public override string ToString() => $"{Payment}: {Event}";
}
