namespace Monetize.Payments;

/// <summary>
/// Which payment a provider is asked about. Where its object is known, by that; where the answer to preparing was lost,
/// among the customer's objects by our own id, which each of them keeps. A search that lags behind is no answer.
/// </summary>
public sealed record PaymentInquiry
{
    /// <summary>Our id of it.</summary>
    public required PaymentId Id { get; init; }

    /// <summary>Who pays.</summary>
    public required CustomerId Customer { get; init; }

    /// <summary>The provider's object; none where nobody has heard of one yet.</summary>
    public string? ProviderId { get; init; }

    /// <summary>The provider's own id of the customer; none where there is none.</summary>
    public string? ProviderCustomer { get; init; }

    /// <summary>Our id.</summary>
    public override string ToString() => Id.ToString();

    /// <summary>The question about a payment.</summary>
    internal static PaymentInquiry Of(Payment payment, string? providerCustomer) => new()
    {
        Id = payment.Id,
        Customer = payment.Customer,
        ProviderId = payment.ProviderId,
        ProviderCustomer = providerCustomer,
    };
}
