using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;

namespace Monetize.Cli.Statements;

/// <summary>
/// SipHash-2-4 with 128 bits (Aumasson and Bernstein, 2012), under a secret that is drawn for each run.
/// </summary>
/// <remarks>
/// <para>
/// A run keeps hashes in place of keys and contents, so two keys with one hash would cost a record, which is money.
/// With n different keys the chance of that is below n² / 2^129: for a billion rows below 10^-20, far less than that
/// of a memory error in the same time.
/// </para>
/// <para>
/// That holds for keys that somebody chose on purpose too: who writes a file does not know the secret, and without it
/// the function cannot be told from a random one. A hash without a secret would have to be a long one to say as much,
/// and SHA-256 takes several times as long for a row as reading it does.
/// </para>
/// </remarks>
internal sealed class SipHash
{
    private readonly ulong _secret0;
    private readonly ulong _secret1;

    /// <param name="secret">16 bytes.</param>
    public SipHash(ReadOnlySpan<byte> secret)
    {
        _secret0 = BinaryPrimitives.ReadUInt64LittleEndian(secret);
        _secret1 = BinaryPrimitives.ReadUInt64LittleEndian(secret[sizeof(ulong)..]);
    }

    /// <summary>A hash of its own for one run: no figure of the result depends on the secret.</summary>
    public static SipHash ForOneRun() => new(RandomNumberGenerator.GetBytes(2 * sizeof(ulong)));

    /// <summary>The hash of some bytes.</summary>
    public Hash128 Of(ReadOnlySpan<byte> bytes)
    {
        var state = new SipState(_secret0, _secret1);
        var rest = bytes;
        for (; rest.Length >= sizeof(ulong); rest = rest[sizeof(ulong)..])
        {
            state.Add(BinaryPrimitives.ReadUInt64LittleEndian(rest));
        }

        var last = (ulong)bytes.Length << 56;
        for (var i = 0; i < rest.Length; i++) last |= (ulong)rest[i] << (8 * i);
        state.Add(last);
        return state.End();
    }

    private ref struct SipState(ulong secret0, ulong secret1)
    {
        private ulong _v0 = secret0 ^ 0x736f6d6570736575;
        private ulong _v1 = secret1 ^ 0x646f72616e646f6d ^ 0xee;
        private ulong _v2 = secret0 ^ 0x6c7967656e657261;
        private ulong _v3 = secret1 ^ 0x7465646279746573;

        public void Add(ulong word)
        {
            _v3 ^= word;
            Round();
            Round();
            _v0 ^= word;
        }

        public Hash128 End()
        {
            _v2 ^= 0xee;
            FourRounds();
            var low = _v0 ^ _v1 ^ _v2 ^ _v3;
            _v1 ^= 0xdd;
            FourRounds();
            return new Hash128(low, _v0 ^ _v1 ^ _v2 ^ _v3);
        }

        private void FourRounds()
        {
            for (var i = 0; i < 4; i++) Round();
        }

        private void Round()
        {
            _v0 += _v1;
            _v1 = BitOperations.RotateLeft(_v1, 13) ^ _v0;
            _v0 = BitOperations.RotateLeft(_v0, 32);
            _v2 += _v3;
            _v3 = BitOperations.RotateLeft(_v3, 16) ^ _v2;
            _v0 += _v3;
            _v3 = BitOperations.RotateLeft(_v3, 21) ^ _v0;
            _v2 += _v1;
            _v1 = BitOperations.RotateLeft(_v1, 17) ^ _v2;
            _v2 = BitOperations.RotateLeft(_v2, 32);
        }
    }
}
