namespace Monetize.Payments.Collection;

/// <summary>What an event made of a payment.</summary>
/// <param name="Payment">The state after it.</param>
/// <param name="IsChanged">Whether it differs from the state before.</param>
/// <param name="News">What others have to hear of.</param>
public readonly record struct PaymentStep(Payment Payment, bool IsChanged, PaymentNews News)
{
    /// <summary>State and news.</summary>
    public override string ToString() => $"{Payment} ({News})";
}
