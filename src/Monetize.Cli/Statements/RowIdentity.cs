using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Monetize.Cli.Usage;

namespace Monetize.Cli.Statements;

/// <summary>
/// What makes a row itself, and what it says, as hashes: the content is that of
/// <see cref="UsageRecord.DifferencesFrom"/>, to which the time does not belong, and the plan. Two spellings of one
/// number are the same content, in CSV and in JSON.
/// </summary>
internal sealed class RowIdentity
{
    private const int HasDimensions = 1;
    private const int HasAmount = 2;
    private const int HasCost = 4;
    private const int HasMethod = 8;
    private const int HasCorrects = 16;
    private const int MostWords = 14;

    private readonly SipHash _hash = SipHash.ForOneRun();
    private byte[] _dimensions = new byte[256];

    /// <summary>The hash of the row's key.</summary>
    public Hash128 KeyOf(UsageRow row) => _hash.Of(row[UsageField.Key]);

    /// <summary>The hash of everything else but the time.</summary>
    /// <param name="row">The row, for its texts.</param>
    /// <param name="customer">A number that no other customer has.</param>
    /// <param name="plan">A number that no other plan has.</param>
    /// <param name="meter">A number that no other meter of the plan has.</param>
    /// <param name="figures">The row's figures.</param>
    public Hash128 ContentOf(UsageRow row, int customer, int plan, int meter, RowFigures figures)
    {
        // The first words mark what the row has and others have not, so that no two contents are the same words.
        Span<ulong> words = stackalloc ulong[MostWords];
        var parts = 0;
        var count = 2;
        count += Write(figures.Quantity, words[count..]);
        if (row.Dimensions > 0)
        {
            parts |= HasDimensions;
            count += Write(_hash.Of(Dimensions(row)), words[count..]);
        }

        if (figures.Amount is { } amount)
        {
            parts |= HasAmount;
            count += Write(amount, words[count..]);
        }

        if (figures.Cost is { } cost)
        {
            parts |= HasCost;
            count += Write(cost, words[count..]);
        }

        if (!row[UsageField.Method].IsEmpty)
        {
            parts |= HasMethod;
            count += Write(_hash.Of(row[UsageField.Method]), words[count..]);
        }

        if (!row[UsageField.Corrects].IsEmpty)
        {
            parts |= HasCorrects;
            count += Write(_hash.Of(row[UsageField.Corrects]), words[count..]);
        }

        words[0] = Pair(customer, plan);
        words[1] = Pair(meter, parts);
        return _hash.Of(MemoryMarshal.AsBytes(words[..count]));
    }

    private static ulong Pair(int high, int low) => ((ulong)(uint)high << 32) | (uint)low;

    private static int Write(Hash128 hash, Span<ulong> words)
    {
        (words[0], words[1]) = hash;
        return 2;
    }

    /// <summary>Two words for one value: 1.50 and 1.5 are the same.</summary>
    private static int Write(decimal value, Span<ulong> words)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var (high, low) = ((ulong)(uint)bits[2], ((ulong)(uint)bits[1] << 32) | (uint)bits[0]);
        var scale = (int)value.Scale;
        if (high != 0 && scale > 0)
        {
            var wide = new UInt128(high, low);
            for (; scale > 0 && wide % 10 == 0; scale--) wide /= 10;
            (high, low) = ((ulong)(wide >> 64), (ulong)wide);
        }

        if (high == 0)
        {
            for (; scale > 0 && low % 10 == 0; scale--) low /= 10;
        }

        words[0] = low;
        words[1] = Pair(value < 0m ? -scale - 1 : scale, (int)high);
        return 2;
    }

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
