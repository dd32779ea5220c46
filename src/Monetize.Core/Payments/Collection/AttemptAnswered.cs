namespace Monetize.Payments.Collection;

/// <summary>The provider answered to an attempt.</summary>
/// <param name="Number">The attempt.</param>
/// <param name="Outcome">The answer; unknown where none came.</param>
public sealed record AttemptAnswered(int Number, PaymentOutcome Outcome) : PaymentEvent;
