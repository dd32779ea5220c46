using Monetize.Billing.Rows;
using Monetize.Collections;

namespace Monetize.Billing.Memory;

/// <summary>A table in memory, found by key and by any column of texts.</summary>
internal sealed class MemoryTable(BillingTable table)
{
    private readonly Dictionary<string, IBillingRow> _rows = new(StringComparer.Ordinal);
    private readonly Dictionary<int, Dictionary<string, HashSet<string>>> _indexes = [];

    public IEnumerable<IBillingRow> All => _rows.Values;

    public IBillingRow? Find(string key) => _rows.GetValueOrDefault(key);

    public IEnumerable<IBillingRow> Find(WantedRows wanted)
    {
        var index = IndexOf(PlaceOf(wanted.Column));
        var since = wanted.SinceColumn is { } column ? PlaceOf(column) : -1;
        foreach (var value in wanted.Values)
        {
            if (!index.TryGetValue(value, out var keys)) continue;
            foreach (var key in keys)
            {
                var row = _rows[key];
                if (since < 0 || RowCells.Of(row)[since] is DateTimeOffset at && at >= wanted.Since) yield return row;
            }
        }
    }

    public IBillingRow[] InOrder() => [.. _rows.Values.OrderBy(static row => row.Key, TextOrder.Instance)];

    public void Put(IBillingRow row)
    {
        var before = _rows.GetValueOrDefault(row.Key);
        _rows[row.Key] = row;
        foreach (var (place, index) in _indexes)
        {
            if (before is not null && RowCells.Of(before)[place] is string old) index[old].Remove(row.Key);
            Add(index, row, place);
        }
    }

    private static void Add(Dictionary<string, HashSet<string>> index, IBillingRow row, int place)
    {
        if (RowCells.Of(row)[place] is not string value) return;
        if (!index.TryGetValue(value, out var keys))
        {
            keys = new HashSet<string>(StringComparer.Ordinal);
            index.Add(value, keys);
        }

        keys.Add(row.Key);
    }

    private int PlaceOf(string column)
    {
        for (var place = 0; place < table.Columns.Count; place++)
        {
            if (table.Columns[place].Name == column) return place;
        }

        throw new ArgumentException($"Table {table} has no column {column}.", nameof(column));
    }

    private Dictionary<string, HashSet<string>> IndexOf(int place)
    {
        if (_indexes.TryGetValue(place, out var index)) return index;
        index = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var row in _rows.Values) Add(index, row, place);
        _indexes.Add(place, index);
        return index;
    }
}
