using Monetize.Collections;

namespace Monetize;

/// <summary>Where a customer is, as it is written on invoices.</summary>
/// <remarks>Immutable; equal when all parts are.</remarks>
public sealed record PostalAddress
{
    /// <summary>Street, house, floor: one text for each line.</summary>
    public ValueArray<string> Lines { get; init; }

    /// <summary>The town. None by default.</summary>
    public string? City { get; init; }

    /// <summary>The code of the post. None by default.</summary>
    public string? PostalCode { get; init; }

    /// <summary>The state or region. None by default.</summary>
    public string? Region { get; init; }

    /// <summary>The country as two letters of ISO 3166.</summary>
    public required string Country { get; init; }

    /// <summary>The country alone: the rest does not belong into logs.</summary>
    public override string ToString() => Country;
}
