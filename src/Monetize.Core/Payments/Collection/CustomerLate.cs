namespace Monetize.Payments.Collection;

/// <summary>The time for the customer to act is over.</summary>
public sealed record CustomerLate : PaymentEvent;
