using System.Globalization;

namespace Monetize.Payments;

/// <summary>What is to be paid, and by whom.</summary>
public sealed record PaymentRequest
{
    /// <summary>What names it; the provider has at most one object of this name.</summary>
    public required PaymentId Id { get; init; }

    /// <summary>Who pays.</summary>
    public required CustomerId Customer { get; init; }

    /// <summary>
    /// The provider's own id of the customer, from <see cref="Monetize.Customer.ProviderIds"/>; none where there is
    /// none. Of no matter for whether two requests are the same.
    /// </summary>
    public string? ProviderCustomer { get; init; }

    /// <summary>
    /// How much, in whole minor units; more than 0. A provider that knows the id is asked for what it was asked before,
    /// or for what the object was amended to since.
    /// </summary>
    public required Money Amount { get; init; }

    /// <summary>
    /// What the customer reads on a statement, such as the number of the invoice. Not what makes it another payment: a
    /// provider that knows the id keeps what it was told first.
    /// </summary>
    public required string Description { get; init; }

    /// <summary>Id, customer and amount.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Id}: {Customer} pays {Amount}");
}
