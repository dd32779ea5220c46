using System.Runtime.InteropServices;

namespace Monetize.Sqlite.Usage;

/// <summary>
/// The last records that this store appended, each at the position after the one before: to fold them from memory costs
/// a fraction of reading them again. What others wrote in between is a gap, and then the table is read.
/// </summary>
/// <param name="most">How many are kept; more and all are let go.</param>
/// <remarks>What a transaction adds counts only once it is committed. Not safe for several threads.</remarks>
internal sealed class AppendedRecords(int most)
{
    private readonly List<(UsageRecord Record, long Series)> _records = [];
    private long _from;
    private int _committed;

    /// <summary>A record was added at a position.</summary>
    public void Add(long position, UsageRecord record, long series)
    {
        if (position != _from + _records.Count || _records.Count == most)
        {
            _records.Clear();
            (_from, _committed) = (position, 0);
        }

        _records.Add((record, series));
    }

    /// <summary>The transaction was committed.</summary>
    public void Keep() => _committed = _records.Count;

    /// <summary>The transaction was taken back.</summary>
    public void Forget() => _records.RemoveRange(_committed, _records.Count - _committed);

    /// <summary>The records from a position to another, where they are all here.</summary>
    public bool TryGet(
        long from, long toExclusive, out ReadOnlySpan<(UsageRecord Record, long Series)> records)
    {
        var isHere = from >= _from && toExclusive <= _from + _committed;
        records = isHere
            ? CollectionsMarshal.AsSpan(_records)[(int)(from - _from)..(int)(toExclusive - _from)]
            : default;
        return isHere;
    }

    /// <summary>Lets go of those below a position.</summary>
    public void Release(long below)
    {
        var gone = (int)Math.Clamp(below - _from, 0, _committed);
        _records.RemoveRange(0, gone);
        _from += gone;
        _committed -= gone;
    }
}
