namespace Monetize.Payments.Collection;

/// <summary>An attempt is about to be sent. Stored before the provider hears of it.</summary>
/// <param name="Number">Its number: the one after the last.</param>
public sealed record AttemptBegun(int Number) : PaymentEvent;
