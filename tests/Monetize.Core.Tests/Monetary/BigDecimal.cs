using System.Numerics;

namespace Monetize.Tests.Monetary;

/// <summary>The oracle: mantissa / 10^scale without any limit, and no code of the library.</summary>
internal readonly record struct BigDecimal(BigInteger Mantissa, int Scale)
{
    private static readonly BigInteger Limit = BigInteger.One << 96;

    /// <summary>Whether a decimal holds the value: a statement about the number, not about how it is written.</summary>
    public bool FitsDecimal
    {
        get
        {
            var shortest = Shortest();
            var whole = BigInteger.Abs(shortest.Mantissa) * BigInteger.Pow(10, Math.Max(0, -shortest.Scale));
            return shortest.Scale <= 28 && whole < Limit;
        }
    }

    /// <summary>Whether it is an integer within the range of a long.</summary>
    public bool IsLong
    {
        get
        {
            var shortest = Shortest();
            var whole = shortest.Mantissa * BigInteger.Pow(10, Math.Max(0, -shortest.Scale));
            return shortest.Scale <= 0 && whole >= long.MinValue && whole <= long.MaxValue;
        }
    }

    public static implicit operator BigDecimal(decimal value)
    {
        var bits = decimal.GetBits(value);
        var magnitude = new BigInteger((uint)bits[0]) + ((BigInteger)(uint)bits[1] << 32)
            + ((BigInteger)(uint)bits[2] << 64);
        return new BigDecimal(bits[3] < 0 ? -magnitude : magnitude, (bits[3] >> 16) & 0xFF);
    }

    public static BigDecimal operator +(BigDecimal left, BigDecimal right)
    {
        var scale = Math.Max(left.Scale, right.Scale);
        return new BigDecimal(left.At(scale) + right.At(scale), scale);
    }

    public static BigDecimal operator -(BigDecimal value) => new(-value.Mantissa, value.Scale);

    public static BigDecimal operator -(BigDecimal left, BigDecimal right) => left + -right;

    public static bool operator <(BigDecimal left, BigDecimal right) => (left - right).Mantissa.Sign < 0;

    public static bool operator >(BigDecimal left, BigDecimal right) => right < left;

    public static bool operator <=(BigDecimal left, BigDecimal right) => !(right < left);

    public static bool operator >=(BigDecimal left, BigDecimal right) => !(left < right);

    public static BigDecimal operator *(BigDecimal left, BigDecimal right) =>
        new(left.Mantissa * right.Mantissa, left.Scale + right.Scale);

    /// <summary>The integer of minor units that is nearest; halves go away from zero.</summary>
    public BigInteger RoundToMinor(int minorUnits)
    {
        var shift = BigInteger.Pow(10, Math.Max(0, Scale - minorUnits));
        var mantissa = Mantissa * BigInteger.Pow(10, Math.Max(0, minorUnits - Scale));
        var (whole, rest) = BigInteger.DivRem(BigInteger.Abs(mantissa), shift);
        return mantissa.Sign * (rest * 2 >= shift ? whole + 1 : whole);
    }

    /// <summary>Whether both are the same number.</summary>
    public bool Is(BigDecimal other) => Shortest() == other.Shortest();

    private BigInteger At(int scale) => Mantissa * BigInteger.Pow(10, scale - Scale);

    private BigDecimal Shortest()
    {
        if (Mantissa.IsZero) return new BigDecimal(0, 0);
        var (mantissa, scale) = (Mantissa, Scale);
        while ((mantissa % 10).IsZero) (mantissa, scale) = (mantissa / 10, scale - 1);
        return new BigDecimal(mantissa, scale);
    }
}
