using Monetize.Payments;

namespace Monetize.Billing.Operations;

/// <summary>What became of something that happened to a payment.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Payment">The payment as it stands now; none where it was not found.</param>
public sealed record PaymentBookingResult(PaymentBookingOutcome Outcome, Payment? Payment)
{
    /// <summary>Outcome and payment.</summary>
    public override string ToString() => $"{Outcome} {Payment}".TrimEnd();
}
