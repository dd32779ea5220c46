namespace Monetize.Payments.Collection;

/// <summary>
/// Nothing is owed any more: the invoice was taken back. Whatever a provider holds of the payment is to be given up.
/// </summary>
public sealed record CollectionStopped : PaymentEvent;
