using System.Globalization;
using System.Runtime.CompilerServices;
using Monetize.Monetary;

namespace Monetize.Rating;

/// <summary>
/// Rates a quantity by tiers in which the amount is linear: with integers where they hold every step, else with
/// decimals that are checked for silent rounding. Both give the same number, or a typed error.
/// </summary>
internal sealed class LinearTiers
{
    private readonly LinearTier[] _tiers;
    private readonly TierBounds _bounds;
    private readonly IntegerTiers? _integers;

    public LinearTiers(LinearTier[] tiers)
    {
        _tiers = tiers;
        _bounds = new TierBounds([.. tiers.SkipLast(1).Select(tier => tier.UpToInclusive)]);
        _integers = IntegerTiers.TryCompile(tiers, _bounds);
    }

    // Called and never inlined: a decimal arrives and leaves in two registers then, while a caller that holds one in
    // three pieces of memory would have to wait for them.

    /// <summary>The amount of a quantity, exactly.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public decimal Total(decimal quantity) =>
        TryTotalByIntegers(quantity, out var total, out _) ? total : TotalByDecimals(quantity, out _);

    /// <summary>The amount of a quantity, exactly, and the index of the tier that it falls into.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public decimal Total(decimal quantity, out int tier) =>
        TryTotalByIntegers(quantity, out var total, out tier) ? total : TotalByDecimals(quantity, out tier);

    /// <summary>The index of the tier that a quantity falls into; a bound belongs to the tier below it.</summary>
    public int Find(decimal quantity) => _bounds.Find(quantity);

    /// <summary>The fast path: false where an integer does not hold a step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryTotalByIntegers(decimal quantity, out decimal total, out int tier)
    {
        if (_integers is not null) return _integers.TryTotal(quantity, out total, out tier);
        total = 0m;
        tier = 0;
        return false;
    }

    /// <summary>The fallback, which gives the same number as the fast path wherever that gives one.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public decimal TotalByDecimals(decimal quantity, out int index)
    {
        index = _bounds.Find(quantity);
        ref readonly var tier = ref _tiers[index];
        return tier.Base is { } fixedPart
            && ExactDecimal.TrySubtract(quantity, tier.Offset, out var units)
            && ExactDecimal.TryMultiplyAdd(units, tier.UnitPrice, fixedPart, out var total)
                ? total
                : throw OutOfReach(quantity);
    }

    private static NotExactException OutOfReach(decimal quantity) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"The amount of quantity {quantity} has no exact decimal of 28 digits; use a smaller one or fewer decimals."));
}
