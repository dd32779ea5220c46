using Monetize.Collections;

namespace Monetize.Invoicing.Rendering;

/// <summary>Seller or buyer, as an invoice names them.</summary>
/// <remarks>
/// Immutable; equal when all parts are. Any script and any length: what is too long for a line is broken.
/// </remarks>
public sealed record InvoiceParty
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The address, line by line. None by default.</summary>
    public ValueArray<string> Address { get; init; }

    /// <summary>
    /// Tax and registration numbers with their names, such as <c>VAT DE123456789</c>. None by default.
    /// </summary>
    public ValueArray<string> TaxIds { get; init; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
