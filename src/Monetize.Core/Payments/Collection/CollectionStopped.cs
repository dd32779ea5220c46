namespace Monetize.Payments.Collection;

/// <summary>Nothing is owed any more: the invoice was taken back.</summary>
public sealed record CollectionStopped : PaymentEvent;
