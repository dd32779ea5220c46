using System.Numerics;

namespace Monetize.Monetary;

/// <summary>Decimals that are not negative as integers of a given scale: 1.5 at scale 2 is 150.</summary>
internal static class ScaledInteger
{
    private static readonly ulong[] Powers = Enumerable.Range(0, 19)
        .Select(power => (ulong)BigInteger.Pow(10, power))
        .ToArray();

    /// <summary>10, to a power from 0 to 18.</summary>
    public static ReadOnlySpan<ulong> PowersOfTen => Powers;

    /// <summary>The integer, where so many bits hold it; the scale is at least that of the trimmed value.</summary>
    public static bool TryOf(decimal value, int scale, int bits, out UInt128 integer)
    {
        var trimmed = Trim(value);
        var exact = ExactDecimal.Mantissa(trimmed) * BigInteger.Pow(10, scale - trimmed.Scale);
        var fits = exact.Sign >= 0 && exact.GetBitLength() <= bits;
        integer = fits ? (UInt128)exact : 0;
        return fits;
    }

    /// <summary>
    /// The same number without zeros at its end: 0.0100 and 0.01 are one, and the shorter leaves more room.
    /// </summary>
    public static decimal Trim(decimal value)
    {
        while (value.Scale > 0)
        {
            var shorter = decimal.Round(value, value.Scale - 1);
            if (shorter != value) break;
            value = shorter;
        }

        return value;
    }
}
