using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Monetize.Monetary;

namespace Monetize.Rating;

/// <summary>
/// Tiers as integers of one scale, so that a rating is a search without branches, one 64 x 64 bit product and one sum
/// of 128 bits. Where a figure or a result does not fit, it says so and the decimals take over.
/// </summary>
internal sealed class IntegerTiers
{
    private const int MaxDecimalScale = 28;
    private const int Block = 16;

    private static readonly ulong[] PowersOfTen = Powers();

    private readonly long[] _bounds;
    private readonly long[] _lastOfBlock;
    private readonly Tier[] _tiers;
    private readonly int _boundScale;
    private readonly int _priceScale;
    private readonly bool _basesAreSmall;

    private IntegerTiers(IReadOnlyCollection<long> bounds, Tier[] tiers, int boundScale, int priceScale)
    {
        _bounds = Fill(bounds);
        _lastOfBlock = Fill([.. _bounds.Where((_, i) => i % Block == Block - 1)]);
        _tiers = tiers;
        _boundScale = boundScale;
        _priceScale = priceScale;
        _basesAreSmall = tiers.All(tier => tier.Base <= long.MaxValue);
    }

    /// <summary>The integer form of tiers; null where a figure needs more than 63 bits or scale 28.</summary>
    public static IntegerTiers? TryCompile(ReadOnlySpan<LinearTier> tiers)
    {
        var boundScale = 0;
        var priceScale = 0;
        for (var i = 0; i < tiers.Length; i++)
        {
            if (tiers[i].Base is not { } fixedPart) return null;
            if (i < tiers.Length - 1) boundScale = Math.Max(boundScale, Trim(tiers[i].UpToInclusive).Scale);
            priceScale = Math.Max(priceScale, Trim(tiers[i].UnitPrice).Scale);
            priceScale = Math.Max(priceScale, Trim(fixedPart).Scale - boundScale);
        }

        if (boundScale + priceScale > MaxDecimalScale) return null;
        var bounds = new List<long>(tiers.Length - 1);
        var integers = new Tier[tiers.Length];
        for (var i = 0; i < tiers.Length; i++)
        {
            var tier = tiers[i];
            if (!TryScale(tier.Offset, boundScale, 63, out var offset)
                || !TryScale(tier.UnitPrice, priceScale, 63, out var unitPrice)
                || !TryScale(tier.Base!.Value, boundScale + priceScale, 126, out var fixedPart))
            {
                return null;
            }

            integers[i] = new Tier((ulong)offset, (ulong)unitPrice, fixedPart);
            if (i == tiers.Length - 1) break;
            if (!TryScale(tier.UpToInclusive, boundScale, 63, out var bound)) return null;
            bounds.Add((long)bound);
        }

        return new IntegerTiers(bounds, integers, boundScale, priceScale);
    }

    /// <summary>The amount of a quantity, where 63 bits hold the quantity and a decimal the amount.</summary>
    public bool TryTotal(decimal quantity, out decimal total, out int tier)
    {
        var bits = DecimalBits.Of(quantity);
        if (!bits.IsSmall)
        {
            total = 0m;
            tier = 0;
            return false;
        }

        return bits.Scale == _boundScale
            ? TryTotalOfBoundScale(bits.Low, out total, out tier)
            : TryTotalOfOtherScale(bits, out total, out tier);
    }

    /// <summary>The tier of a quantity that has the bounds' own scale.</summary>
    public bool TryFind(decimal quantity, out int tier)
    {
        var bits = DecimalBits.Of(quantity);
        var fits = bits.IsSmall && bits.Scale == _boundScale;
        tier = fits ? Find((long)bits.Low) : 0;
        return fits;
    }

    private bool TryTotalOfBoundScale(ulong quantity, out decimal total, out int tier)
    {
        tier = Find((long)quantity);
        return DecimalBits.TryCompose(_tiers[tier].Amount(quantity), _boundScale + _priceScale, out total);
    }

    private bool TryTotalOfOtherScale(DecimalBits quantity, out decimal total, out int tier)
    {
        total = 0m;
        tier = 0;
        var moreDigits = quantity.Scale - _boundScale;
        if (moreDigits < 0)
        {
            if (-moreDigits >= PowersOfTen.Length) return false;
            var lifted = Math.BigMul(quantity.Low, PowersOfTen[-moreDigits]);
            return lifted <= long.MaxValue && TryTotalOfBoundScale((ulong)lifted, out total, out tier);
        }

        // The quantity is finer than the bounds: search with it rounded up, then lift the tier to its scale.
        var scale = quantity.Scale + _priceScale;
        if (!_basesAreSmall || moreDigits >= PowersOfTen.Length || scale > MaxDecimalScale) return false;
        var power = PowersOfTen[moreDigits];
        var (whole, fraction) = Math.DivRem(quantity.Low, power);
        tier = Find((long)(fraction == 0 ? whole : whole + 1));
        ref readonly var coarse = ref _tiers[tier];
        var fine = new Tier(coarse.Offset * power, coarse.UnitPrice, Math.BigMul((ulong)coarse.Base, power));
        return DecimalBits.TryCompose(fine.Amount(quantity.Low), scale, out total);
    }

    // The number of bounds below the quantity, counted without a branch that depends on the quantity: first the blocks
    // that lie below it as a whole, then the bounds of the block that it falls into.
    private int Find(long quantity)
    {
        if (_bounds.Length <= Block) return CountBelow(_bounds, 0, _bounds.Length, quantity);
        var block = CountBelow(_lastOfBlock, 0, _lastOfBlock.Length, quantity);
        return (block * Block) + CountBelow(_bounds, block * Block, Block, quantity);
    }

    private static int CountBelow(long[] bounds, int from, int length, long quantity)
    {
        var count = 0;
        var wanted = Vector256.Create(quantity);
        ref var first = ref MemoryMarshal.GetArrayDataReference(bounds);
        for (var i = from; i < from + length; i += Vector256<long>.Count)
        {
            var below = Vector256.GreaterThan(wanted, Vector256.LoadUnsafe(ref first, (nuint)i));
            count += BitOperations.PopCount(below.ExtractMostSignificantBits());
        }

        return count;
    }

    // Filled up with bounds that no quantity exceeds, so that every block is whole and one more is there to fall into.
    private static long[] Fill(IReadOnlyCollection<long> bounds)
    {
        var length = bounds.Count <= Block
            ? RoundUp(bounds.Count, Vector256<long>.Count)
            : RoundUp(bounds.Count + 1, Block);
        return [.. bounds, .. Enumerable.Repeat(long.MaxValue, length - bounds.Count)];
    }

    private static int RoundUp(int count, int multiple) => (count + multiple - 1) / multiple * multiple;

    private static bool TryScale(decimal value, int scale, int bits, out UInt128 scaled)
    {
        var trimmed = Trim(value);
        var exact = ExactDecimal.Mantissa(trimmed) * BigInteger.Pow(10, scale - trimmed.Scale);
        var fits = exact.Sign >= 0 && exact.GetBitLength() <= bits;
        scaled = fits ? (UInt128)exact : 0;
        return fits;
    }

    // 0.0100 and 0.01 are one number; the shorter form leaves more room.
    private static decimal Trim(decimal value)
    {
        while (value.Scale > 0)
        {
            var shorter = decimal.Round(value, value.Scale - 1);
            if (shorter != value) break;
            value = shorter;
        }

        return value;
    }

    private static ulong[] Powers()
    {
        var powers = new ulong[19];
        powers[0] = 1;
        for (var i = 1; i < powers.Length; i++) powers[i] = powers[i - 1] * 10;
        return powers;
    }

    private readonly record struct Tier(ulong Offset, ulong UnitPrice, UInt128 Base)
    {
        public UInt128 Amount(ulong quantity) => Math.BigMul(quantity - Offset, UnitPrice) + Base;
    }
}
