using System.Runtime.InteropServices;
using Monetize.Metering;

namespace Monetize.Cli.Statements;

/// <summary>Which keys have been counted, and with what content: 32 bytes for each, whatever the rows hold.</summary>
internal sealed class KeyLedger
{
    // Many small tables: where one grows, only a small part of all keys lies in memory twice.
    private const int ShardBits = 8;

    private readonly Dictionary<Hash128, Hash128>[] _shards = new Dictionary<Hash128, Hash128>[1 << ShardBits];

    public KeyLedger()
    {
        for (var i = 0; i < _shards.Length; i++) _shards[i] = [];
    }

    /// <summary>Counts a key, unless it has been counted.</summary>
    /// <returns>Whether it is new, a duplicate, or was counted with other content.</returns>
    public RecordOutcome Add(Hash128 key, Hash128 content)
    {
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(ShardOf(key), key, out var exists);
        if (exists) return known == content ? RecordOutcome.Duplicate : RecordOutcome.Conflict;
        known = content;
        return RecordOutcome.Accepted;
    }

    /// <summary>Forgets a key that could not be counted after all.</summary>
    public void Remove(Hash128 key) => ShardOf(key).Remove(key);

    private Dictionary<Hash128, Hash128> ShardOf(Hash128 key) => _shards[key.High >> (64 - ShardBits)];
}
