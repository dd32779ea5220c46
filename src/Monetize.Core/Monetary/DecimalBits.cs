using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Monetize.Monetary;

/// <summary>The memory of a <see cref="decimal"/>, read and written without a call: flags, then 96 bits.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct DecimalBits(int Flags, uint High, ulong Low)
{
    private const int ScaleShift = 16;

    /// <summary>True for a number below 2^63 without a sign, whatever its scale.</summary>
    public bool IsSmall => (Flags & int.MinValue) == 0 && High == 0 && (Low >> 63) == 0;

    public int Scale => (Flags >> ScaleShift) & 0xFF;

    public static DecimalBits Of(decimal value) => Unsafe.BitCast<decimal, DecimalBits>(value);

    /// <summary>The decimal mantissa / 10^scale, where its 96 bits hold the mantissa.</summary>
    public static bool TryCompose(UInt128 mantissa, int scale, out decimal value)
    {
        var high = (ulong)(mantissa >> 64);
        value = Unsafe.BitCast<DecimalBits, decimal>(
            new DecimalBits(scale << ScaleShift, (uint)high, (ulong)mantissa));
        return high <= uint.MaxValue;
    }
}
