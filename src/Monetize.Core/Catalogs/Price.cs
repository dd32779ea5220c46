using Monetize.Collections;

namespace Monetize;

/// <summary>
/// How a quantity becomes money: a closed family with one record per trade name. All figures are in major units of the
/// plan's currency and exact; nothing is rounded before an invoice line is made.
/// </summary>
/// <remarks>Immutable; equal when kind and figures are.</remarks>
public abstract record Price
{
    private protected Price()
    {
    }

    /// <summary>A fixed amount, whatever the quantity.</summary>
    /// <param name="amount">What is owed.</param>
    public static FlatPrice Flat(decimal amount) => new() { Amount = amount };

    /// <summary>One price for each unit.</summary>
    /// <param name="unitPrice">What one unit costs.</param>
    public static PerUnitPrice PerUnit(decimal unitPrice) => new() { UnitPrice = unitPrice };

    /// <summary>One price for each started package of units.</summary>
    /// <param name="size">Units in a package, more than 0.</param>
    /// <param name="price">What one package costs.</param>
    /// <param name="freeUnits">Units that are subtracted first.</param>
    public static PackagePrice Package(decimal size, decimal price, decimal freeUnits = 0m) =>
        new() { Size = size, PricePerPackage = price, FreeUnits = freeUnits };

    /// <summary>Each unit costs what the tier says that it falls into.</summary>
    /// <param name="tiers">In ascending order of their bounds, the last one open.</param>
    public static GraduatedPrice Graduated(params ReadOnlySpan<Tier> tiers) =>
        new() { Tiers = ValueArray.Create(tiers) };

    /// <summary>One fee for the whole quantity, by the tier that it falls into.</summary>
    /// <param name="tiers">Tiers with a flat fee alone, ascending, the last one open.</param>
    public static StairstepPrice Stairstep(params ReadOnlySpan<Tier> tiers) =>
        new() { Tiers = ValueArray.Create(tiers) };

    /// <summary>A share of money that is used.</summary>
    /// <param name="ratePercent">The share in percent: 1.3 means 1.3 %.</param>
    public static PercentagePrice Percentage(decimal ratePercent) => new() { RatePercent = ratePercent };

    /// <summary>A share of money that is used, tier by tier.</summary>
    /// <param name="tiers">In ascending order of their bounds, the last one open.</param>
    public static GraduatedPercentagePrice GraduatedPercentage(params ReadOnlySpan<PercentageTier> tiers) =>
        new() { Tiers = ValueArray.Create(tiers) };

    /// <summary>The records say what they cost, times a multiplier.</summary>
    /// <param name="multiplier">What the sum is taken times; 1 by default.</param>
    public static DynamicPrice Dynamic(decimal multiplier = 1m) => new() { Multiplier = multiplier };

    /// <summary>All units cost what the tier says that the whole quantity falls into.</summary>
    /// <param name="tiers">In ascending order of their bounds, the last one open.</param>
    public static VolumePrice Volume(params ReadOnlySpan<Tier> tiers) =>
        new() { Tiers = ValueArray.Create(tiers) };
}
