using Monetize.Collections;

namespace Monetize.Invoicing;

/// <summary>
/// An invoice with all its lines but taxes and credits: what whoever answers for taxes is asked about.
/// </summary>
/// <remarks>Immutable; equal when all parts are.</remarks>
public sealed record InvoiceDraft
{
    /// <summary>What it was calculated from.</summary>
    public required InvoiceRequest Request { get; init; }

    /// <summary>Charges in their order, true-ups after them, then discounts.</summary>
    public required ValueArray<InvoiceLine> Lines { get; init; }

    /// <summary>What each charge comes to after its discounts, in the order of the charges.</summary>
    public required ValueArray<TaxableLine> TaxableLines { get; init; }

    /// <summary>Request and number of lines.</summary>
    public override string ToString() => $"draft of {Request}";
}
