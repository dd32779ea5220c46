namespace Monetize.Rating;

/// <summary>
/// What graduated, volume and per-unit prices have in common once compiled: up to a bound, the amount is
/// (quantity - offset) x unit price + base. Graduated tiers put the running total of the tiers below into the base.
/// </summary>
internal readonly struct LinearTier(decimal upToInclusive, decimal offset, decimal unitPrice, decimal? fixedPart)
{
    /// <summary>The last quantity of the tier; ignored for the last tier, which is open.</summary>
    public decimal UpToInclusive { get; } = upToInclusive;

    /// <summary>What is subtracted from the quantity.</summary>
    public decimal Offset { get; } = offset;

    /// <summary>What each unit above the offset costs.</summary>
    public decimal UnitPrice { get; } = unitPrice;

    /// <summary>What is owed besides; null where no decimal holds it.</summary>
    public decimal? Base { get; } = fixedPart;
}
