using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Monetize.Monetary;

/// <summary>The memory of a <see cref="decimal"/>, read and written without a call: flags, then 96 bits.</summary>
/// <param name="Top">The flags and the upper 32 bits of the mantissa, in the order of the machine.</param>
/// <param name="Low">The lower 64 bits of the mantissa.</param>
/// <remarks>
/// Two words and not the three fields of a decimal, because it travels in two registers: a processor that reads a word
/// which was written as two halves waits until both have reached the cache.
/// </remarks>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct DecimalBits(ulong Top, ulong Low)
{
    private const int ScaleShift = 16;

    public DecimalBits(int flags, uint high, ulong low)
        : this(((ulong)(uint)flags << FlagsShift) | ((ulong)high << HighShift), low)
    {
    }

    /// <summary>True for a number below 2^63 without a sign, whatever its scale.</summary>
    public bool IsSmall => (Top & NotSmall) == 0 && (Low >> 63) == 0;

    /// <summary>True for a number with a sign, which 0 may have as well.</summary>
    public bool HasSign => Flags < 0;

    /// <summary>All 96 bits.</summary>
    public UInt128 Mantissa => new(High, Low);

    /// <summary>True for 0 of any scale, with or without a sign.</summary>
    public bool IsZero => (High | Low) == 0;

    public int Flags => (int)(Top >> FlagsShift);

    public uint High => (uint)(Top >> HighShift);

    public int Scale => (Flags >> ScaleShift) & 0xFF;

    private static int FlagsShift => BitConverter.IsLittleEndian ? 0 : 32;

    private static int HighShift => 32 - FlagsShift;

    // The sign and the upper bits of the mantissa.
    private static ulong NotSmall => (0x8000_0000UL << FlagsShift) | (0xFFFF_FFFFUL << HighShift);

    public static DecimalBits Of(in decimal value)
    {
        ref var words = ref Unsafe.As<decimal, ulong>(ref Unsafe.AsRef(in value));
        return new DecimalBits(words, Unsafe.Add(ref words, 1));
    }

    /// <summary>The decimal mantissa / 10^scale, where its 96 bits hold the mantissa.</summary>
    public static bool TryCompose(UInt128 mantissa, int scale, out decimal value)
    {
        var high = (ulong)(mantissa >> 64);
        Compose(new DecimalBits(scale << ScaleShift, (uint)high, (ulong)mantissa), out value);
        return high <= uint.MaxValue;
    }

    /// <summary>The decimal mantissa / 10^scale.</summary>
    public static void Compose(ulong mantissa, int scale, out decimal value) =>
        Compose(new DecimalBits(scale << ScaleShift, 0, mantissa), out value);

    private static void Compose(DecimalBits bits, out decimal value)
    {
        Unsafe.SkipInit(out value);
        ref var words = ref Unsafe.As<decimal, ulong>(ref value);
        words = bits.Top;
        Unsafe.Add(ref words, 1) = bits.Low;
    }
}
