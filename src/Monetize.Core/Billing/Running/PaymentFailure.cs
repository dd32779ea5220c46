using Monetize.Payments;

namespace Monetize.Billing.Running;

/// <summary>A call of the provider that threw, or a payment of the store that cannot be read.</summary>
/// <param name="Customer">Who pays.</param>
/// <param name="Payment">The payment.</param>
/// <param name="Error">What was thrown.</param>
public sealed record PaymentFailure(CustomerId Customer, PaymentId Payment, Exception Error)
{
    /// <summary>
    /// Whether the provider refused, and no retry changes that: no money is asked for until
    /// <see cref="BillingRun.RetryRefusedAsync"/> or another method. Else the outcome is unknown and asked for.
    /// </summary>
    public bool IsRefused => Error is PaymentProviderException;

    /// <summary>The payment and the kind of failure.</summary>
    public override string ToString() => $"{Payment}: {Error.GetType().Name}";
}
