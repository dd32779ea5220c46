using Monetize.Cli.Statements;

namespace Monetize.Benchmarks.References;

/// <summary>
/// What any run must remember: for each key what it stood for, for each customer and meter a total. Hashes stand for
/// keys and contents, as they do in the run that it is held against.
/// </summary>
public sealed class BareUsage
{
    private readonly Dictionary<Hash128, Hash128> _keys = [];
    private readonly Dictionary<string, string> _customers = [];
    private readonly Dictionary<(string Customer, string Meter), decimal> _totals = [];

    /// <summary>How many rows there were, duplicates with them.</summary>
    public int Rows { get; private set; }

    public void Add(UsageRecord record)
    {
        Rows++;
        var key = new Hash128((ulong)record.Key.Value.GetHashCode(StringComparison.Ordinal), Fold(record.Key.Value));
        var content = new Hash128((ulong)record.Time.UtcTicks, (ulong)record.Quantity.GetHashCode());
        if (!_keys.TryAdd(key, content)) return;
        if (!_customers.TryGetValue(record.Customer.Value, out var customer))
        {
            _customers.Add(customer = record.Customer.Value, customer);
        }

        var slot = (customer, string.Intern(record.Meter));
        _totals[slot] = _totals.GetValueOrDefault(slot) + record.Quantity;
    }

    /// <summary>What all customers used of a meter.</summary>
    public decimal SumOf(string meter) =>
        _totals.Where(total => total.Key.Meter == meter).Sum(total => total.Value);

    private static ulong Fold(string text)
    {
        var folded = 14695981039346656037UL;
        foreach (var character in text) folded = (folded ^ character) * 1099511628211UL;
        return folded;
    }
}
