using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using Monetize.Metering;

namespace Monetize.Cli.Statements;

/// <summary>Which keys have been counted, and with what content: 32 bytes for each, whatever the rows hold.</summary>
/// <remarks>
/// Keys come in no order, so each look-up waits for memory: slots lie in line behind their place, where the one wait
/// mostly is the only one. There are many small tables, so that only few keys lie in memory twice where one grows.
/// </remarks>
internal sealed class KeyLedger
{
    private const int ShardBits = 8;
    private const int FirstLength = 16;

    private readonly Slot[][] _shards = new Slot[1 << ShardBits][];
    private readonly int[] _counts = new int[1 << ShardBits];

    public KeyLedger()
    {
        for (var i = 0; i < _shards.Length; i++) _shards[i] = new Slot[FirstLength];
    }

    /// <summary>Counts a key, unless it has been counted.</summary>
    /// <returns>Whether it is new, a duplicate, or was counted with other content.</returns>
    public RecordOutcome Add(Hash128 key, Hash128 content)
    {
        var shard = ShardOf(key);
        ref var slot = ref Find(_shards[shard], key);
        if (!slot.IsEmpty)
        {
            return slot.Content == content ? RecordOutcome.Duplicate : RecordOutcome.Conflict;
        }

        slot = new Slot(key, content);
        if (++_counts[shard] * 4L > _shards[shard].Length * 3L) Grow(shard);
        return RecordOutcome.Accepted;
    }

    /// <summary>
    /// Asks for the memory in which a key has its place. Whoever does something else before it is added need not wait.
    /// </summary>
    public unsafe void Expect(Hash128 key)
    {
        if (!Sse.IsSupported) return;
        var slots = _shards[ShardOf(key)];

        // The address is only a hint: where the array has moved meanwhile, other memory comes near, and that is all.
        Sse.Prefetch0(Unsafe.AsPointer(ref slots[PlaceOf(slots, key)]));
    }

    private static int ShardOf(Hash128 key) => (int)(key.High >> (64 - ShardBits));

    /// <summary>The slot of a key, or the empty one where it belongs.</summary>
    private static ref Slot Find(Slot[] slots, Hash128 key)
    {
        var place = PlaceOf(slots, key);
        while (!slots[place].IsEmpty && slots[place].Key != key)
        {
            place++;
            if (place == slots.Length) place = 0;
        }

        return ref slots[place];
    }

    // The upper half of the product spreads the places over any number of slots.
    private static int PlaceOf(Slot[] slots, Hash128 key) => (int)Math.BigMul(key.Low, (ulong)slots.Length, out _);

    private void Grow(int shard)
    {
        var old = _shards[shard];
        var slots = new Slot[old.Length + (old.Length / 2)];
        foreach (var slot in old)
        {
            if (!slot.IsEmpty) Find(slots, slot.Key) = slot;
        }

        _shards[shard] = slots;
    }

    // A key whose hash is zero would be forgotten; as a collision, that happens once in 2^128 keys.
    private readonly record struct Slot(Hash128 Key, Hash128 Content)
    {
        public bool IsEmpty => Key == default;
    }
}
