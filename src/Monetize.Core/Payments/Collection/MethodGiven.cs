namespace Monetize.Payments.Collection;

/// <summary>The customer gave another method, or confirmed: another attempt makes sense.</summary>
public sealed record MethodGiven : PaymentEvent;
