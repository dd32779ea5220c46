using Monetize.Collections;

namespace Monetize.Invoicing;

/// <summary>One row of a tax table: where and for what which rates apply.</summary>
/// <remarks>Immutable; equal when all parts are.</remarks>
public sealed record TaxRule
{
    /// <summary>Where the buyer is taxed, in the host's own words, such as <c>DE</c> or <c>US-CA</c>.</summary>
    public required string Jurisdiction { get; init; }

    /// <summary>The tax category of lines; none for every category that has no row of its own.</summary>
    public string? Category { get; init; }

    /// <summary>The rates, each on the same base; empty where none is charged.</summary>
    public ValueArray<TaxRate> Rates { get; init; }

    /// <summary>What the law wants written where there is no rate. None by default.</summary>
    public string? Note { get; init; }

    /// <summary>Jurisdiction, category and rates.</summary>
    public override string ToString() => $"{Jurisdiction} {Category ?? "all"}: {string.Join(", ", Rates)}";
}
