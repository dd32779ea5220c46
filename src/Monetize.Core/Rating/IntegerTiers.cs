using System.Runtime.CompilerServices;
using Monetize.Monetary;

namespace Monetize.Rating;

/// <summary>
/// Tiers as integers of one scale, so that a rating is a search without branches, one 64 x 64 bit product and one sum
/// of 128 bits. Where a figure or a result does not fit, it says so and the decimals take over.
/// </summary>
internal sealed class IntegerTiers
{
    private const int MaxDecimalScale = 28;

    private readonly TierBounds _bounds;
    private readonly Tier[] _tiers;
    private readonly int _boundScale;
    private readonly int _totalScale;
    private readonly bool _basesAreSmall;

    private IntegerTiers(TierBounds bounds, Tier[] tiers, int totalScale)
    {
        _bounds = bounds;
        _tiers = tiers;
        _boundScale = bounds.Scale;
        _totalScale = totalScale;
        _basesAreSmall = tiers.All(tier => tier.Base <= long.MaxValue);
    }

    /// <summary>The integer form of tiers; null where a figure needs more than 63 bits or scale 28.</summary>
    /// <param name="tiers">The tiers, at least one.</param>
    /// <param name="bounds">Their bounds.</param>
    public static IntegerTiers? TryCompile(ReadOnlySpan<LinearTier> tiers, TierBounds bounds)
    {
        var priceScale = 0;
        foreach (ref readonly var tier in tiers)
        {
            if (tier.Base is not { } fixedPart) return null;
            priceScale = Math.Max(priceScale, ScaledInteger.Trim(tier.UnitPrice).Scale);
            priceScale = Math.Max(priceScale, ScaledInteger.Trim(fixedPart).Scale - bounds.Scale);
        }

        var totalScale = bounds.Scale + priceScale;
        if (!bounds.AreIntegers || totalScale > MaxDecimalScale) return null;
        var integers = new Tier[tiers.Length];
        for (var i = 0; i < tiers.Length; i++)
        {
            if (!ScaledInteger.TryOf(tiers[i].Offset, bounds.Scale, 63, out var offset)
                || !ScaledInteger.TryOf(tiers[i].UnitPrice, priceScale, 63, out var unitPrice)
                || !ScaledInteger.TryOf(tiers[i].Base!.Value, totalScale, 126, out var fixedPart))
            {
                return null;
            }

            integers[i] = new Tier((ulong)offset, (ulong)unitPrice, fixedPart);
        }

        return new IntegerTiers(bounds, integers, totalScale);
    }

    /// <summary>The amount of a quantity, where 63 bits hold the quantity and a decimal the amount.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryTotal(decimal quantity, out decimal total, out int tier)
    {
        var bits = DecimalBits.Of(in quantity);
        return bits.IsSmall && bits.Scale == _boundScale
            ? TryTotalOfBoundScale(bits.Low, out total, out tier)
            : TryTotalOfOtherScale(bits, out total, out tier);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryTotalOfBoundScale(ulong quantity, out decimal total, out int tier)
    {
        var found = _bounds.Find((long)quantity);
        tier = found;
        return DecimalBits.TryCompose(_tiers[found].Amount(quantity), _totalScale, out total);
    }

    private bool TryTotalOfOtherScale(DecimalBits quantity, out decimal total, out int tier)
    {
        total = 0m;
        tier = 0;
        if (!quantity.IsSmall) return false;
        var powers = ScaledInteger.PowersOfTen;
        var moreDigits = quantity.Scale - _boundScale;
        if (moreDigits < 0)
        {
            if (-moreDigits >= powers.Length) return false;
            var lifted = Math.BigMul(quantity.Low, powers[-moreDigits]);
            return lifted <= long.MaxValue && TryTotalOfBoundScale((ulong)lifted, out total, out tier);
        }

        // The quantity is finer than the bounds: search with it rounded up, then lift the tier to its scale.
        var scale = moreDigits + _totalScale;
        if (!_basesAreSmall || moreDigits >= powers.Length || scale > MaxDecimalScale) return false;
        var power = powers[moreDigits];
        var (whole, fraction) = Math.DivRem(quantity.Low, power);
        tier = _bounds.Find((long)(fraction == 0 ? whole : whole + 1));
        ref readonly var coarse = ref _tiers[tier];
        var fine = new Tier(coarse.Offset * power, coarse.UnitPrice, Math.BigMul((ulong)coarse.Base, power));
        return DecimalBits.TryCompose(fine.Amount(quantity.Low), scale, out total);
    }

    private readonly record struct Tier(ulong Offset, ulong UnitPrice, UInt128 Base)
    {
        public UInt128 Amount(ulong quantity) => Math.BigMul(quantity - Offset, UnitPrice) + Base;
    }
}
