using System.Runtime.InteropServices;
using Monetize.Errors;
using Monetize.Metering;
using Monetize.Sqlite.Native;
using Monetize.Storage;

namespace Monetize.Sqlite.Usage;

/// <summary>
/// Adds states to the months of their series, within a transaction that somebody else begins and ends.
/// </summary>
internal sealed class MonthStates(SqliteDatabase database)
{
    /// <summary>How many names are remembered.</summary>
    private const int MostNames = 200_000;

    private const string FindNames =
        "SELECT id, customer, meter, dimensions FROM monetize_usage_series WHERE id >= ? AND id <= ?";

    private const string Find = $"""
        SELECT {StateColumns.Names} FROM monetize_usage_month
        WHERE month = ? AND customer = ? AND meter = ? AND dimensions = ?
        """;

    private const string Insert = $"""
        INSERT INTO monetize_usage_month (month, customer, meter, dimensions, {StateColumns.Names})
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (month, customer, meter, dimensions) DO UPDATE SET
        """;

    private const string Merge = $"{Insert} {StateColumns.Merged}";

    private const string Replace = $"{Insert} {StateColumns.Excluded}";

    // Only of what is committed, and no series ever changes.
    private readonly Dictionary<long, SeriesName> _names = [];

    /// <summary>Adds states, those of one month and series together.</summary>
    public void Write(IEnumerable<(long Series, int Month, UsageState State)> states)
    {
        var months = new Dictionary<(int Month, long Series), UsageState>();
        foreach (var (series, month, added) in states)
        {
            ref var state = ref CollectionsMarshal.GetValueRefOrAddDefault(months, (month, series), out _);
            state = state.Merge(added);
        }

        RequireNames(months.Keys.Select(slot => slot.Series));
        var merge = database.Get(Merge);

        // In the order of the table.
        foreach (var (slot, state) in months.OrderBy(at => at.Key.Month).ThenBy(at => _names[at.Key.Series]))
        {
            var name = _names[slot.Series];
            StateColumns.Bind(Bind(merge, slot.Month, name), 5, state).Run();
            if (database.Changes > 0) continue;
            var stored = Stored(Bind(database.Get(Find), slot.Month, name));
            StateColumns.Bind(Bind(database.Get(Replace), slot.Month, name), 5, stored.Merge(state)).Run();
        }
    }

    // In one walk where most of a stretch is asked for, as after many customers' first records.
    private void RequireNames(IEnumerable<long> series)
    {
        if (_names.Count > MostNames) _names.Clear();
        var unknown = series.Where(id => !_names.ContainsKey(id)).ToHashSet();
        if (unknown.Count == 0) return;
        var (first, last) = (unknown.Min(), unknown.Max());
        if (last - first < 4L * unknown.Count) ReadNames(first, last);
        else foreach (var id in unknown) ReadNames(id, id);
        if (unknown.All(_names.ContainsKey)) return;
        throw new StoreException(
            ErrorCodes.StoreDamaged,
            $"The store {database.Place} has records of no series. Restore a backup.",
            isTransient: false);
    }

    private void ReadNames(long first, long last)
    {
        var row = database.Get(FindNames).Bind(1, first).Bind(2, last);
        try
        {
            while (row.Step()) _names[row.Int64(0)] = new SeriesName(row.Text(1), row.Text(2), row.Text(3));
        }
        finally
        {
            row.Reset();
        }
    }

    private static SqliteStatement Bind(SqliteStatement statement, int month, SeriesName name) =>
        statement.Bind(1, month).Bind(2, name.Customer).Bind(3, name.Meter).Bind(4, name.Dimensions);

    private static UsageState Stored(SqliteStatement row)
    {
        try
        {
            return row.Step() ? StateColumns.Read(row, 0) : default;
        }
        finally
        {
            row.Reset();
        }
    }
}
