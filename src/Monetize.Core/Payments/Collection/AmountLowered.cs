namespace Monetize.Payments.Collection;

/// <summary>
/// Less is owed: something was given back of what is not paid. Nothing changes while an attempt may still bring the
/// whole amount, before a provider holds the payment, or once it is over. Where nothing is left to pay, collection
/// stops.
/// </summary>
/// <param name="By">How much less, more than 0 and at most what the payment asks for.</param>
public sealed record AmountLowered(Money By) : PaymentEvent;
