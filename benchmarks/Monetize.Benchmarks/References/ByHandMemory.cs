using System.Runtime.InteropServices;

namespace Monetize.Benchmarks.References;

/// <summary>
/// What one would write for a process's own memory: a dictionary of keys that knows conflicts, a list, and a total for
/// each customer, meter and day, under one lock for each batch.
/// </summary>
public sealed class ByHandMemory
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, UsageRecord> _keys = new(StringComparer.Ordinal);
    private readonly List<UsageRecord> _records = [];
    private readonly Dictionary<(string Customer, string Meter, int Day), decimal> _days = [];

    public int Count => _records.Count;

    public bool[] Add(IReadOnlyList<UsageRecord> batch)
    {
        var accepted = new bool[batch.Count];
        lock (_lock)
        {
            for (var i = 0; i < batch.Count; i++)
            {
                var record = batch[i];
                ref var first =
                    ref CollectionsMarshal.GetValueRefOrAddDefault(_keys, record.Key.Value, out var isKnown);
                if (isKnown)
                {
                    if (first!.Quantity != record.Quantity) throw new InvalidOperationException("A conflict.");
                    continue;
                }

                first = record;
                _records.Add(record);
                var day = (int)(record.Time.UtcTicks / TimeSpan.TicksPerDay);
                CollectionsMarshal.GetValueRefOrAddDefault(
                    _days, (record.Customer.Value, record.Meter, day), out _) += record.Quantity;
                accepted[i] = true;
            }
        }

        return accepted;
    }
}
