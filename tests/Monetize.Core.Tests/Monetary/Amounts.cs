using System.Numerics;
using FsCheck;
using FsCheck.Fluent;

namespace Monetize.Tests.Monetary;

/// <summary>Generators whose figures crowd where decimals, longs and roundings have their bounds.</summary>
internal static class Amounts
{
    private static readonly BigInteger MaxMantissa = (BigInteger.One << 96) - 1;

    /// <summary>Decimals of every length and scale, around powers of ten, of two and halves.</summary>
    public static Gen<decimal> Any { get; } =
        from mantissa in Mantissas()
        from scale in Gen.OneOf(Gen.Choose(0, 4), Gen.Choose(0, 28))
        from negative in Gen.Elements(false, true)
        select Make(mantissa, scale, negative);

    /// <summary>Shares: none, whole numbers, percentages, long fractions; large and small ones side by side.</summary>
    public static Gen<decimal> Weight { get; } = Gen.OneOf(
        Gen.Elements(0m, 0m, 1m, 1m, 15m, 85m, 0.15m, 33.333333m, 1000000000000m, 0.0000000000000000000000000001m),
        from units in Gen.Choose(0, 1000) select (decimal)units,
        from value in Any select Math.Abs(value));

    /// <summary>One to eight weights, at least one above zero.</summary>
    public static Gen<decimal[]> Weights { get; } =
        from weights in Gen.ArrayOf(Weight)
        from last in Weight
        let cut = weights.Take(7).Append(last).ToArray()
        where cut.Any(weight => weight > 0m)
        select cut;

    /// <summary>Minor units: small ones, around powers of ten, and the ends of the range.</summary>
    public static Gen<long> Minor { get; } = Gen.OneOf(
        from value in Gen.Choose(-1000, 1000) select (long)value,
        Gen.Elements(long.MinValue, long.MinValue + 1, long.MaxValue, long.MaxValue - 1),
        from power in Gen.Choose(0, 18)
        from offset in Gen.Choose(-2, 2)
        from sign in Gen.Elements(-1, 1)
        select sign * ((long)BigInteger.Pow(10, power) + offset));

    private static Gen<BigInteger> Mantissas() => Gen.OneOf(
        from small in Gen.Choose(0, 1000) select (BigInteger)small,
        from power in Gen.Choose(0, 28)
        from factor in Gen.Elements(1, 2, 5)
        from offset in Gen.Choose(-2, 2)
        select (BigInteger.Pow(10, power) * factor) + offset,
        from power in Gen.Choose(0, 96)
        from offset in Gen.Choose(-2, 2)
        select (BigInteger.One << power) + offset,
        from high in Gen.Choose(0, int.MaxValue)
        from middle in Gen.Choose(0, int.MaxValue)
        from low in Gen.Choose(0, int.MaxValue)
        from shift in Gen.Choose(0, 90)
        select (((BigInteger)high << 64) + ((BigInteger)middle << 32) + low) >> shift);

    private static decimal Make(BigInteger mantissa, int scale, bool negative)
    {
        var magnitude = BigInteger.Min(BigInteger.Abs(mantissa), MaxMantissa);
        var low = (ulong)(magnitude & ulong.MaxValue);
        return new decimal((int)low, (int)(low >> 32), (int)(uint)(magnitude >> 64), negative, (byte)scale);
    }
}
