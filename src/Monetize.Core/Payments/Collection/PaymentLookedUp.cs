namespace Monetize.Payments.Collection;

/// <summary>
/// The provider said what it knows of the payment: when its object was prepared or given up, when it was asked, or
/// after a hint.
/// </summary>
/// <param name="Outcome">What it said.</param>
public sealed record PaymentLookedUp(PaymentOutcome Outcome) : PaymentEvent;
