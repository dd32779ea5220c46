using System.Globalization;

namespace Monetize;

/// <summary>
/// The records say what they cost: the quantity is money already, or each record carries its exact amount. The sum is
/// taken times a multiplier.
/// </summary>
/// <example>Multiplier 1.2: model costs of 10.00 in the period cost the customer 12.00.</example>
public sealed record DynamicPrice : Price
{
    /// <summary>What the sum is taken times. 0 or more; 1 by default.</summary>
    public decimal Multiplier { get; init; } = 1m;

    /// <summary>The price in words, in the invariant culture.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"dynamic times {Multiplier}");
}
