namespace Monetize.Payments.Sandbox;

/// <summary>An object of the sandbox: one payment and all attempts at it.</summary>
internal sealed class SandboxPayment(PaymentRequest request, string providerId)
{
    public PaymentRequest Request { get; } = request;

    public string ProviderId { get; } = providerId;

    /// <summary>What it asks for, or has taken in.</summary>
    public Money Amount { get; set; } = request.Amount;

    public PaymentOutcome Outcome { get; set; } = PaymentOutcome.Of(PaymentStatus.Prepared, providerId);

    /// <summary>The answer of the moment.</summary>
    public PaymentOutcome Answer => Outcome with { Amount = Amount };

    /// <summary>Whether an object of the same id may be asked for: by what it was made for, or asks for now.</summary>
    public bool IsFor(PaymentRequest other) => other.Customer == Request.Customer
        && (other.Amount == Request.Amount || other.Amount == Amount);

    /// <summary>The number of the last attempt that arrived; it has one answer, however often it is sent.</summary>
    public int LastAttempt { get; set; }

    /// <summary>An attempt whose question was lost.</summary>
    public int LostAttempt { get; set; }
}
