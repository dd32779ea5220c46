namespace Monetize.Payments.Collection;

/// <summary>
/// What happens to a payment: a closed family of <see cref="AttemptBegun"/>, <see cref="AttemptAnswered"/>,
/// <see cref="PaymentLookedUp"/>, <see cref="MethodGiven"/>, <see cref="CustomerLate"/>, <see cref="AmountLowered"/>
/// and <see cref="CollectionStopped"/>.
/// </summary>
public abstract record PaymentEvent
{
    private protected PaymentEvent()
    {
    }
}
