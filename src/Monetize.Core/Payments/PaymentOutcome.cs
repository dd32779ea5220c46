using System.Globalization;
using Monetize.Monetary;
using Monetize.Subscriptions;

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

    /// <summary>The provider's object; none where it is unknown, missing or refused.</summary>
    public string? ProviderId { get; }

    /// <summary>Why it was declined; given exactly then.</summary>
    public Decline? Decline { get; }

    /// <summary>Why the provider refused what was asked; given exactly then.</summary>
    public Refusal? Refusal { get; private init; }

    /// <summary>
    /// Of which attempt it tells, from 1; none where the provider does not say. Where it does, a decline that is looked
    /// up counts at once; else a later attempt is sent once more, for the decline may be that of the one before.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public int? Attempt
    {
        get;
        init
        {
            if (value is { } number) ArgumentOutOfRangeException.ThrowIfLessThan(number, 1, nameof(value));
            field = value;
        }
    }

    /// <summary>
    /// How much the object asks for, or has taken in; none where the provider does not say, and then it is taken to be
    /// what the object was last told. One that can be amended (<see cref="IPaymentProvider.AmendAsync"/>) is to say it.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not above 0.</exception>
    /// <exception cref="NotExactException">It has a fraction of the minor unit.</exception>
    public Money? Amount
    {
        get;
        init
        {
            if (value is { } amount) ArgumentOutOfRangeException.ThrowIfLessThan(amount.ToMinor(), 1, nameof(value));
            field = value;
        }
    }

    /// <summary>
    /// Where the customer does what they have to do; none where nothing is to be done, or the provider has no page for
    /// it. Such pages may close: to look the payment up gives the page of the moment.
    /// </summary>
    /// <exception cref="ArgumentException">It is not absolute.</exception>
    public Uri? ActionLink
    {
        get;
        init => field = value is null or { IsAbsoluteUri: true }
            ? value
            : throw new ArgumentException($"{value} is not absolute.", nameof(value));
    }

    /// <summary>An answer about the provider's object.</summary>
    /// <param name="status">Any but unknown, missing, declined and refused, which have their own forms.</param>
    /// <param name="providerId">The object.</param>
    /// <exception cref="ArgumentOutOfRangeException">The status has its own form.</exception>
    public static PaymentOutcome Of(PaymentStatus status, string providerId)
    {
        ArgumentException.ThrowIfNullOrEmpty(providerId);
        var hasItsOwn = status is PaymentStatus.Unknown or PaymentStatus.Missing or PaymentStatus.Declined
            or PaymentStatus.Refused;
        return hasItsOwn
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

    /// <summary>What becomes of a call that the provider refused.</summary>
    /// <param name="refusal">What it threw.</param>
    public static PaymentOutcome RefusedBy(PaymentProviderException refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return new PaymentOutcome(PaymentStatus.Refused, null, null)
        {
            Refusal = new Refusal(refusal.Code, refusal.Message),
        };
    }

    /// <summary>Status, object and reason.</summary>
    public override string ToString() => this switch
    {
        { Decline: { } why } => string.Create(CultureInfo.InvariantCulture, $"{Status} {ProviderId}: {why}"),
        { Refusal: { } refusal } => string.Create(CultureInfo.InvariantCulture, $"{Status}: {refusal}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Status} {ProviderId}").TrimEnd(),
    };
}
