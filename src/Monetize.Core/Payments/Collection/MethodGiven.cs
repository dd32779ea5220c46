namespace Monetize.Payments.Collection;

/// <summary>
/// The customer gave another method, or confirmed, or what the provider refused is put right: another attempt makes
/// sense, and is made at once. It is one more beside the schedule of dunning: where it fails, no failure is counted and
/// the dates stay. While an attempt is in flight another method changes nothing: a second attempt beside one that may
/// still succeed could take the money twice.
/// </summary>
public sealed record MethodGiven : PaymentEvent;
