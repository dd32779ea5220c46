using System.Collections.Concurrent;

namespace Monetize.Benchmarks.References;

/// <summary>The way that comes to mind first where several threads write.</summary>
public sealed class ConcurrentByHand
{
    private readonly ConcurrentDictionary<string, UsageRecord> _keys = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Customer, string Meter, int Day), decimal> _days = new();

    public int Count => _keys.Count;

    public void Add(IReadOnlyList<UsageRecord> batch)
    {
        foreach (var record in batch)
        {
            if (!_keys.TryAdd(record.Key.Value, record)) continue;
            _days.AddOrUpdate(
                (record.Customer.Value, record.Meter, (int)(record.Time.UtcTicks / TimeSpan.TicksPerDay)),
                record.Quantity,
                (_, sum) => sum + record.Quantity);
        }
    }
}
