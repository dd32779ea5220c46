namespace Monetize.Payments.Collection;

/// <summary>
/// The provider said what it knows of the payment: when its object was prepared or given up, when it was asked, or
/// after a hint.
/// </summary>
/// <param name="Outcome">What it said.</param>
/// <param name="FirstSentAt">
/// When the attempt in flight was sent for the first time, where it is not sent again any more: one that the provider
/// has not heard of for <see cref="PaymentPolicy.LostAfter"/> never arrived. None by default: it is sent once more.
/// </param>
public sealed record PaymentLookedUp(PaymentOutcome Outcome, DateTimeOffset? FirstSentAt = null) : PaymentEvent;
