namespace Monetize.Payments.Collection;

/// <summary>
/// The customer gave another method, or confirmed, or what the provider refused is put right: another attempt makes
/// sense.
/// </summary>
public sealed record MethodGiven : PaymentEvent;
