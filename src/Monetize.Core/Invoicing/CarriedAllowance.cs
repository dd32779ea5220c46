using System.Globalization;

namespace Monetize.Invoicing;

/// <summary>What a billing period left of the included quantity of a meter.</summary>
/// <param name="Meter">The key of the meter.</param>
/// <param name="Quantity">How much, in billed units, 0 or more.</param>
public readonly record struct CarriedAllowance(string Meter, decimal Quantity)
{
    /// <summary>Meter and quantity in the invariant culture.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Meter}: {Quantity}");
}
