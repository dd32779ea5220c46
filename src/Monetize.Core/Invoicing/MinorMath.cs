using Monetize.Monetary;

namespace Monetize.Invoicing;

/// <summary>Arithmetic on minor units that is exact or says so.</summary>
internal static class MinorMath
{
    /// <summary>A percentage with 6 decimals as a whole number: 100 percent is this many.</summary>
    public const long Hundred = 100_000_000;

    private const decimal PerPercent = 1_000_000m;

    public static long Millionths(decimal percent) => (long)(percent * PerPercent);

    public static long Add(long left, long right)
    {
        var sum = unchecked(left + right);
        return ((left ^ sum) & (right ^ sum)) < 0 ? throw TooLarge() : sum;
    }

    /// <summary>The whole number next to value x numerator / denominator; halves go away from zero.</summary>
    public static long Part(long value, long numerator, long denominator)
    {
        var product = Math.BigMul(value, numerator);
        if (product >= long.MinValue && product <= long.MaxValue)
        {
            var (quotient, remainder) = Math.DivRem((long)product, denominator);
            return Math.Abs(remainder) >= denominator - Math.Abs(remainder)
                ? quotient + Math.Sign((long)product)
                : quotient;
        }

        var (wide, rest) = Int128.DivRem(product, denominator);
        if (Int128.Abs(rest) >= denominator - Int128.Abs(rest)) wide += Int128.Sign(product);
        return wide >= long.MinValue && wide <= long.MaxValue ? (long)wide : throw TooLarge();
    }

    public static NotExactException TooLarge() =>
        new("The amounts of the invoice are more minor units than a long holds; use smaller amounts.");
}
