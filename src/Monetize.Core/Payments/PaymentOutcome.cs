using System.Globalization;

namespace Monetize.Payments;

/// <summary>A provider's answer about a payment. Expected outcomes are answers, and no exceptions.</summary>
public sealed record PaymentOutcome
{
    private PaymentOutcome(PaymentStatus status, string? providerId, Decline? decline)
    {
        Status = status;
        ProviderId = providerId;
        Decline = decline;
    }

    /// <summary>Nothing is known.</summary>
    public static PaymentOutcome Unknown { get; } = new(PaymentStatus.Unknown, null, null);

    /// <summary>The provider has no such object.</summary>
    public static PaymentOutcome Missing { get; } = new(PaymentStatus.Missing, null, null);

    /// <summary>What is known.</summary>
    public PaymentStatus Status { get; }

    /// <summary>The provider's object; none where it is unknown or missing.</summary>
    public string? ProviderId { get; }

    /// <summary>Why it was declined; given exactly then.</summary>
    public Decline? Decline { get; }

    /// <summary>Whether nothing can change any more.</summary>
    public bool IsFinal => Status is PaymentStatus.Succeeded or PaymentStatus.Canceled;

    /// <summary>An answer about the provider's object.</summary>
    /// <param name="status">Any but unknown, missing and declined, which have their own forms.</param>
    /// <param name="providerId">The object.</param>
    /// <exception cref="ArgumentOutOfRangeException">The status has its own form.</exception>
    public static PaymentOutcome Of(PaymentStatus status, string providerId)
    {
        ArgumentException.ThrowIfNullOrEmpty(providerId);
        return status is PaymentStatus.Unknown or PaymentStatus.Missing or PaymentStatus.Declined
            ? throw new ArgumentOutOfRangeException(nameof(status), status, "The status has a form of its own.")
            : new PaymentOutcome(status, providerId, null);
    }

    /// <summary>The attempt was declined.</summary>
    /// <param name="providerId">The object.</param>
    /// <param name="decline">Why.</param>
    public static PaymentOutcome DeclinedFor(string providerId, Decline decline)
    {
        ArgumentException.ThrowIfNullOrEmpty(providerId);
        ArgumentNullException.ThrowIfNull(decline);
        return new PaymentOutcome(PaymentStatus.Declined, providerId, decline);
    }

    /// <summary>Status, object and reason.</summary>
    public override string ToString() => Decline is null
        ? string.Create(CultureInfo.InvariantCulture, $"{Status} {ProviderId}").TrimEnd()
        : string.Create(CultureInfo.InvariantCulture, $"{Status} {ProviderId}: {Decline}");
}
