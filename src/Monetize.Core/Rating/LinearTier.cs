using System.Globalization;

namespace Monetize.Rating;

/// <summary>
/// What graduated, volume and per-unit prices have in common once compiled: up to a bound, the amount is
/// (quantity - offset) x unit price + base. Graduated tiers put the running total of the tiers below into the base.
/// </summary>
/// <param name="UpToInclusive">The last quantity of the tier; ignored for the last tier, which is open.</param>
/// <param name="Offset">What is subtracted from the quantity.</param>
/// <param name="UnitPrice">What each unit above the offset costs.</param>
/// <param name="Base">What is owed besides; <see langword="null"/> where no decimal holds it.</param>
internal readonly record struct LinearTier(decimal UpToInclusive, decimal Offset, decimal UnitPrice, decimal? Base)
{
    /// <summary>The formula, in the invariant culture.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"up to {UpToInclusive}: (quantity - {Offset}) x {UnitPrice} + {Base}");
}
