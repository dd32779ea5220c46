using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Monetize.Cli.Usage;

namespace Monetize.Cli.Statements;

/// <summary>
/// What makes a row itself, and what it says, as hashes. Two spellings of one number or of one instant are the same
/// content, in CSV and in JSON.
/// </summary>
internal sealed class RowIdentity
{
    private const byte HasAmount = 1;

    private readonly SipHash _hash = SipHash.ForOneRun();
    private byte[] _dimensions = new byte[256];

    /// <summary>The hash of the row's key.</summary>
    public Hash128 KeyOf(UsageRow row) => _hash.Of(row[UsageField.Key]);

    /// <summary>The hash of everything else.</summary>
    /// <param name="row">The row, for its dimensions.</param>
    /// <param name="customer">A number that no other customer has.</param>
    /// <param name="plan">A number that no other plan has.</param>
    /// <param name="meter">A number that no other meter of the plan has.</param>
    /// <param name="figures">The row's figures.</param>
    public Hash128 ContentOf(UsageRow row, int customer, int plan, int meter, RowFigures figures)
    {
        var dimensions = row.Dimensions == 0 ? default : _hash.Of(Dimensions(row));
        Span<ulong> words =
        [
            Pair(customer, meter), Pair(plan, 0), (ulong)figures.Ticks, dimensions.Low, dimensions.High, 0, 0, 0, 0,
        ];
        Write(figures.Quantity, words[5..]);
        if (figures.Amount is { } amount)
        {
            Write(amount, words[7..]);
            words[1] = Pair(plan, HasAmount);
        }

        return _hash.Of(MemoryMarshal.AsBytes(words));
    }

    private static ulong Pair(int high, int low) => ((ulong)(uint)high << 32) | (uint)low;

    /// <summary>One pattern for one value: 1.50 and 1.5 are the same.</summary>
    private static void Write(decimal value, Span<ulong> words)
    {
        Span<int> bits = stackalloc int[4];
        if (value.Scale > 0) value = WithoutZeros(value);
        decimal.GetBits(value, bits);
        words[0] = Pair(bits[1], bits[0]);
        words[1] = Pair(bits[3], bits[2]);
    }

    // Dividing by a one with 28 zeros behind the point leaves the quotient without trailing zeros.
    private static decimal WithoutZeros(decimal value) => value / 1.0000000000000000000000000000m;

    private ReadOnlySpan<byte> Dimensions(UsageRow row)
    {
        var length = 0;
        for (var i = 0; i < row.Dimensions; i++)
        {
            length = Append(row.DimensionName(i).Utf8, length);
            length = Append(row.DimensionValue(i), length);
        }

        return _dimensions.AsSpan(0, length);
    }

    // Each length stands before its text, so that no two lists of texts are the same bytes.
    private int Append(ReadOnlySpan<byte> text, int at)
    {
        var end = at + sizeof(int) + text.Length;
        if (end > _dimensions.Length) Array.Resize(ref _dimensions, 2 * end);
        BinaryPrimitives.WriteInt32LittleEndian(_dimensions.AsSpan(at), text.Length);
        text.CopyTo(_dimensions.AsSpan(at + sizeof(int)));
        return end;
    }
}
