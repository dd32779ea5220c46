using System.Globalization;

namespace Monetize;

/// <summary>One price for each unit; fractions of a unit cost their fraction.</summary>
/// <example>Unit price 0.0005: 25,000 calls cost 12.50.</example>
public sealed record PerUnitPrice : Price
{
    /// <summary>What one unit costs, in major units. 0 or more, any number of decimals.</summary>
    public required decimal UnitPrice { get; init; }

    /// <summary>The price in words, in the invariant culture.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"per unit {UnitPrice}");
}
