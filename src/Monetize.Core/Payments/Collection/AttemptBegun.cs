namespace Monetize.Payments.Collection;

/// <summary>An attempt is about to be sent. Stored before the provider hears of it.</summary>
/// <param name="Number">Its number: the one after the last.</param>
/// <param name="SentAt">When it is sent, by the clock; when it is booked where null, which is the default.</param>
public sealed record AttemptBegun(int Number, DateTimeOffset? SentAt = null) : PaymentEvent;
