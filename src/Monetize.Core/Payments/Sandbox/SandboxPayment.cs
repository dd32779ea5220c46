namespace Monetize.Payments.Sandbox;

/// <summary>An object of the sandbox: one payment and all attempts at it.</summary>
internal sealed class SandboxPayment(PaymentRequest request, string providerId)
{
    public PaymentRequest Request { get; } = request;

    public string ProviderId { get; } = providerId;

    public PaymentOutcome Outcome { get; set; } = PaymentOutcome.Of(PaymentStatus.Prepared, providerId);

    /// <summary>The number of the last attempt that arrived; it has one answer, however often it is sent.</summary>
    public int LastAttempt { get; set; }

    /// <summary>An attempt whose question was lost.</summary>
    public int LostAttempt { get; set; }
}
