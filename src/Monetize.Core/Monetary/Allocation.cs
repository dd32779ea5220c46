using System.Numerics;
using Monetize.Collections;

namespace Monetize.Monetary;

/// <summary>Splitting an amount into parts that add up to it exactly.</summary>
public static class Allocation
{
    private const int MaxOnStack = 64;

    /// <summary>
    /// Splits by weight; the minor units that are left after cutting every share go one each to the largest remainders.
    /// 100 over the weights 1, 1, 1 gives 34, 33, 33.
    /// </summary>
    /// <remarks>
    /// Every part is less than one minor unit from its exact share and never of the other sign. Of equal remainders the
    /// earlier one comes first. A weight of zero gets nothing. A negative total is split like the positive, negated.
    /// </remarks>
    /// <param name="totalMinor">What is split, in minor units.</param>
    /// <param name="weights">How the parts relate: shares, prices or days; not negative and not all zero.</param>
    /// <returns>One part a weight, in the same order, in minor units.</returns>
    /// <exception cref="ArgumentException">A weight is negative, or they add up to nothing.</exception>
    public static ValueArray<long> ByLargestRemainder(long totalMinor, ReadOnlySpan<decimal> weights)
    {
        var shares = Shares(weights, out var sum);
        var magnitude = BigInteger.Abs(totalMinor);
        var parts = new BigInteger[shares.Length];
        var remainders = new BigInteger[shares.Length];
        var left = magnitude;
        for (var i = 0; i < shares.Length; i++)
        {
            parts[i] = BigInteger.DivRem(magnitude * shares[i], sum, out remainders[i]);
            left -= parts[i];
        }

        // Fewer units are left than there are remainders above zero, so no weight of zero is reached.
        var largestFirst = Enumerable.Range(0, shares.Length).OrderByDescending(i => remainders[i]);
        foreach (var i in largestFirst.Take((int)left)) parts[i]++;
        return parts.Select(part => (long)(part * Math.Sign(totalMinor))).ToValueArray();
    }

    /// <summary>Splits an amount by weight, the rest by largest remainder.</summary>
    /// <param name="total">What is split, a whole number of minor units.</param>
    /// <param name="weights">How the parts relate; not negative and not all zero.</param>
    /// <returns>One part a weight, in the same order.</returns>
    /// <exception cref="ArgumentException">A weight is negative, or they add up to nothing.</exception>
    /// <exception cref="NotExactException">The total has a fraction of the minor unit, or too many of them.</exception>
    /// <exception cref="InvalidOperationException">The currency has no minor unit.</exception>
    public static ValueArray<Money> ByLargestRemainder(Money total, ReadOnlySpan<decimal> weights) =>
        ByLargestRemainder(total.ToMinor(), weights)
            .Select(part => Money.FromMinor(part, total.Currency)).ToValueArray();

    /// <summary>
    /// The same over whole numbers, into parts that the caller holds; all zero where all weights are.
    /// </summary>
    internal static void ByLargestRemainder(long totalMinor, ReadOnlySpan<long> weights, Span<long> parts)
    {
        parts.Clear();
        var sum = Int128.Zero;
        foreach (var weight in weights) sum += weight;
        if (sum == 0) return;
        Span<Int128> remainders = weights.Length <= MaxOnStack
            ? stackalloc Int128[weights.Length]
            : new Int128[weights.Length];
        var magnitude = Int128.Abs(totalMinor);
        var left = magnitude;
        for (var i = 0; i < weights.Length; i++)
        {
            (var part, remainders[i]) = Int128.DivRem(magnitude * weights[i], sum);
            parts[i] = (long)part;
            left -= part;
        }

        for (; left > 0; left--)
        {
            var largest = 0;
            for (var i = 1; i < remainders.Length; i++)
            {
                if (remainders[i] > remainders[largest]) largest = i;
            }

            parts[largest]++;
            remainders[largest] = -1;
        }

        if (totalMinor >= 0) return;
        foreach (ref var part in parts) part = -part;
    }

    /// <summary>
    /// Splits by weight along a line: part k is the rounded share of the first k weights less that of the first k - 1.
    /// 100 over the weights 1, 1, 1 gives 33, 34, 33.
    /// </summary>
    /// <remarks>
    /// Parts that follow one another may be joined or cut finer without changing where the others begin: days of a
    /// period, months of a contract. Rounded half away from zero. Every part is at most one minor unit from its exact
    /// share and never of the other sign. A weight of zero gets nothing.
    /// </remarks>
    /// <param name="totalMinor">What is split, in minor units.</param>
    /// <param name="weights">How the parts relate; not negative and not all zero.</param>
    /// <returns>One part a weight, in the same order, in minor units.</returns>
    /// <exception cref="ArgumentException">A weight is negative, or they add up to nothing.</exception>
    public static ValueArray<long> ByCumulativeDifference(long totalMinor, ReadOnlySpan<decimal> weights)
    {
        var shares = Shares(weights, out var sum);
        var parts = new long[shares.Length];
        var reached = BigInteger.Zero;
        var before = BigInteger.Zero;
        for (var i = 0; i < shares.Length; i++)
        {
            reached += shares[i];
            var upToHere = Rounding.Divide(totalMinor * reached, sum, RoundingMode.HalfAwayFromZero);
            parts[i] = (long)(upToHere - before);
            before = upToHere;
        }

        return ValueArray.Create<long>(parts);
    }

    /// <summary>
    /// What is booked at each step of a running total: the rounded total less the rounded total before it, so that all
    /// that is booked adds up to the rounded last total.
    /// </summary>
    /// <param name="runningTotals">The exact totals F(1), F(2), … of one currency; the one before is zero.</param>
    /// <param name="mode">How each total is rounded to the minor unit; half away from zero unless given.</param>
    /// <returns>One amount a total, in the same order.</returns>
    /// <exception cref="CurrencyMismatchException">The currencies differ.</exception>
    /// <exception cref="InvalidOperationException">The currency has no minor unit.</exception>
    /// <exception cref="NotExactException">No decimal holds a difference.</exception>
    public static ValueArray<Money> ByCumulativeDifference(
        ReadOnlySpan<Money> runningTotals, RoundingMode mode = RoundingMode.HalfAwayFromZero)
    {
        var parts = new Money[runningTotals.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            var now = runningTotals[i].Round(mode);
            parts[i] = i == 0 ? now : now - runningTotals[i - 1].Round(mode);
        }

        return ValueArray.Create<Money>(parts);
    }

    private static BigInteger[] Shares(ReadOnlySpan<decimal> weights, out BigInteger sum)
    {
        var scale = 0;
        foreach (var weight in weights)
        {
            if (weight < 0m) throw new ArgumentException("A weight must not be negative.", nameof(weights));
            scale = Math.Max(scale, weight.Scale);
        }

        var shares = new BigInteger[weights.Length];
        sum = BigInteger.Zero;
        for (var i = 0; i < shares.Length; i++)
        {
            shares[i] = ExactDecimal.Mantissa(weights[i]) * BigInteger.Pow(10, scale - weights[i].Scale);
            sum += shares[i];
        }

        return sum.IsZero
            ? throw new ArgumentException("At least one weight must be above zero.", nameof(weights))
            : shares;
    }
}
