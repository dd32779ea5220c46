using Monetize.Collections;

namespace Monetize.Invoicing.Rendering;

/// <summary>What an invoice shows besides its figures.</summary>
/// <remarks>Immutable; equal when all parts are.</remarks>
public sealed record InvoiceDetails
{
    /// <summary>Who sells.</summary>
    public required InvoiceParty Seller { get; init; }

    /// <summary>Who buys.</summary>
    public required InvoiceParty Buyer { get; init; }

    /// <summary>Until when it is to be paid; none by default.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Paragraphs below the figures, such as how to pay. None by default.</summary>
    public ValueArray<string> Notes { get; init; }

    /// <summary>
    /// What the customer's clock shows at an instant, such as <c>instant => ZonedTime.ToLocal(instant, zone)</c>; UTC
    /// by default. All dates are made by it.
    /// </summary>
    public Func<DateTimeOffset, DateTime> LocalTime { get; init; } = static instant => instant.UtcDateTime;

    /// <summary>Seller and buyer.</summary>
    public override string ToString() => $"{Seller} to {Buyer}";
}
