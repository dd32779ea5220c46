using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Monetize.Monetary;

namespace Monetize.Rating;

/// <summary>
/// Finds the tier of a quantity: with integers of one scale and without a branch that depends on the quantity, or,
/// where 63 bits do not hold a bound or the quantity has another scale, with decimals.
/// </summary>
internal sealed class TierBounds
{
    private const int Block = 16;

    private readonly decimal[] _bounds;
    private readonly long[] _integers;
    private readonly long[] _lastOfBlock;

    /// <param name="bounds">The last quantity of each tier but the last, in ascending order.</param>
    public TierBounds(decimal[] bounds)
    {
        _bounds = bounds;
        Scale = bounds.Length == 0 ? 0 : bounds.Max(bound => ScaledInteger.Trim(bound).Scale);
        var integers = new List<long>();
        foreach (var bound in bounds)
        {
            if (ScaledInteger.TryOf(bound, Scale, bits: 63, out var integer)) integers.Add((long)integer);
        }

        AreIntegers = integers.Count == bounds.Length;
        _integers = Fill(integers);
        _lastOfBlock = Fill([.. _integers.Where((_, i) => i % Block == Block - 1)]);
    }

    /// <summary>The digits after the point which the longest bound has.</summary>
    public int Scale { get; }

    /// <summary>Whether 63 bits hold every bound at that scale.</summary>
    public bool AreIntegers { get; }

    /// <summary>The index of the tier that a quantity falls into; a bound belongs to the tier below it.</summary>
    /// <exception cref="RatingException">The quantity is negative.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public int Find(decimal quantity)
    {
        var bits = DecimalBits.Of(in quantity);
        return AreIntegers && bits.IsSmall && bits.Scale == Scale ? Find((long)bits.Low) : FindByDecimals(quantity);
    }

    /// <summary>The same for a quantity of the bounds' scale, where they are integers.</summary>
    // The number of bounds below the quantity: first the blocks that lie below it as a whole, then the bounds of the
    // block that it falls into.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(long quantity)
    {
        if (_integers.Length <= Block) return CountBelow(_integers, 0, _integers.Length, quantity);
        var block = CountBelow(_lastOfBlock, 0, _lastOfBlock.Length, quantity);
        return (block * Block) + CountBelow(_integers, block * Block, Block, quantity);
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
    private static long[] Fill(List<long> bounds)
    {
        var length = bounds.Count <= Block
            ? RoundUp(bounds.Count, Vector256<long>.Count)
            : RoundUp(bounds.Count + 1, Block);
        return [.. bounds, .. Enumerable.Repeat(long.MaxValue, length - bounds.Count)];
    }

    private static int RoundUp(int count, int multiple) => (count + multiple - 1) / multiple * multiple;

    // Integers are never negative, so that only the decimals have to tell them apart.
    private int FindByDecimals(decimal quantity)
    {
        if (quantity < 0m) throw RatingException.Negative(quantity);
        var low = 0;
        var high = _bounds.Length;
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (quantity > _bounds[middle]) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
