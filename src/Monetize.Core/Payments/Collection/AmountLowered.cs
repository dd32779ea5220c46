namespace Monetize.Payments.Collection;

/// <summary>
/// Less is owed: something was given back of what is not paid. Nothing changes while an attempt may still bring the
/// whole amount, before a provider holds the payment, or once it was paid or stopped. Where nothing is left to pay,
/// collection stops.
/// </summary>
public sealed record AmountLowered : PaymentEvent
{
    /// <summary>Less is owed.</summary>
    /// <param name="by">How much less; more than what the payment asks for changes nothing.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not above 0.</exception>
    public AmountLowered(Money by)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(by.Amount, nameof(by));
        By = by;
    }

    /// <summary>How much less, more than 0.</summary>
    public Money By { get; }
}
