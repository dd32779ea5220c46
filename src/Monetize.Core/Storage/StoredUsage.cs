using System.Runtime.InteropServices;
using Monetize.Metering;
using Monetize.Monetary;

namespace Monetize.Storage;

/// <summary>Records by key, series and day. Not safe for several threads.</summary>
/// <remarks>
/// Numbers into lists in place of an object for each record, series and day: what an append costs is memory that was
/// not touched for long, and each object on the way is one more of it.
/// </remarks>
internal sealed class StoredUsage
{
    /// <summary>The position of no record, and the place of no day and no state.</summary>
    private const int None = -1;

    private readonly Dictionary<string, int> _positions = new(StringComparer.Ordinal);
    private readonly List<UsageRecord> _records = [];
    private readonly Dictionary<UsageSeries, int> _numbers = [];
    private readonly List<UsageSeries> _series = [];
    private readonly List<StoredDay> _days = [];
    private readonly Blocks<UsageState> _states = new();

    // For each record the one before it of the same series and day.
    private readonly List<int> _before = [];

    // For each series its latest day, and where that is.
    private readonly List<(UsageDay Day, int At)> _latest = [];

    // The series of each customer, for the first so many series: appending does not need it, so reading keeps it.
    private readonly Dictionary<CustomerId, List<int>> _customers = [];
    private int _assigned;

    /// <summary>All records; where one stands is its position.</summary>
    public IReadOnlyList<UsageRecord> Records => _records;

    /// <summary>All series by number.</summary>
    public IReadOnlyList<UsageSeries> Series => _series;

    /// <summary>The numbers of the series of each customer.</summary>
    public IReadOnlyDictionary<CustomerId, List<int>> Customers
    {
        get
        {
            for (; _assigned < _series.Count; _assigned++)
            {
                ref var series = ref CollectionsMarshal.GetValueRefOrAddDefault(
                    _customers, _series[_assigned].Customer, out _);
                (series ??= []).Add(_assigned);
            }

            return _customers;
        }
    }

    public bool Contains(IdempotencyKey key) => _positions.ContainsKey(key.Value);

    public UsageRecord? Find(IdempotencyKey key) =>
        _positions.TryGetValue(key.Value, out var position) ? _records[position] : null;

    public RecordResult Append(UsageRecord record)
    {
        ref var position = ref CollectionsMarshal.GetValueRefOrAddDefault(
            _positions, record.Key.Value, out var isKnown);
        if (isKnown) return UsageBatch.Compare(_records[position], record);
        position = _records.Count;
        var at = Open(NumberOf(UsageSeries.Of(record)), UsageDay.Of(record.Time));
        ref var day = ref CollectionsMarshal.AsSpan(_days)[at];
        if (day.LastRecord != None)
        {
            if (day.State == None) day.State = _states.Add(StateOf(day));
            ref var state = ref _states[day.State];
            state = state.With(record);
        }

        _before.Add(day.LastRecord);
        _records.Add(record);
        day.LastRecord = position;
        return RecordResult.Accepted;
    }

    /// <summary>Whole days come from their states, all others from their records.</summary>
    public void Feed(UsageSummaryBuilder builder, int series, Period period, long until)
    {
        var whole = builder.NeedsRecords ? default : UsageDay.Whole(period);
        foreach (var day in DaysOf(series))
        {
            var isWhole = whole.Contains(day.Day) && day.LastRecord < until;
            if (isWhole) builder.Add(_series[series].Dimensions, StateOf(day));
            else FeedRecords(builder, day, period, until);
        }
    }

    /// <summary>Whether the records of the days of a series make up their states.</summary>
    public bool AddsUp(int series) => DaysOf(series).All(day =>
        StateOf(day) == RecordsOf(day).Aggregate(default(UsageState), (state, at) => state.With(_records[at])));

    private UsageState StateOf(StoredDay day) =>
        day.State == None ? default(UsageState).With(_records[day.LastRecord]) : _states[day.State];

    private void FeedRecords(UsageSummaryBuilder builder, StoredDay day, Period period, long until)
    {
        foreach (var position in RecordsOf(day))
        {
            if (position >= until) continue;
            var record = _records[position];
            if (builder.NeedsRecords && record.Time < period.From)
            {
                builder.Carry(record.Dimensions, ExactSum.Of(record.Quantity));
            }
            else
            {
                builder.Add(
                    record.Dimensions, record.Quantity, record.Time, record.Key.Value, record.Corrects is not null);
            }
        }
    }

    private IEnumerable<StoredDay> DaysOf(int series)
    {
        for (var at = _latest[series].At; at != None; at = _days[at].Earlier) yield return _days[at];
    }

    private IEnumerable<int> RecordsOf(StoredDay day)
    {
        for (var at = day.LastRecord; at != None; at = _before[at]) yield return at;
    }

    private int NumberOf(UsageSeries series)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, series, out var isKnown);
        if (isKnown) return number;
        number = _series.Count;
        _series.Add(series);
        _latest.Add((default, None));
        return number;
    }

    /// <summary>The place of a day, which is made where there is none.</summary>
    private int Open(int series, UsageDay day)
    {
        ref var latest = ref CollectionsMarshal.AsSpan(_latest)[series];
        if (latest.At == None || latest.Day.Number < day.Number)
        {
            latest = (day, Add(day, latest.At));
            return latest.At;
        }

        // Late records walk back to their day.
        var (at, earlier) = (latest.At, _days[latest.At].Earlier);
        while (earlier != None && _days[earlier].Day.Number >= day.Number)
        {
            (at, earlier) = (earlier, _days[earlier].Earlier);
        }

        if (_days[at].Day == day) return at;
        var added = Add(day, earlier);
        CollectionsMarshal.AsSpan(_days)[at].Earlier = added;
        return added;
    }

    private int Add(UsageDay day, int earlier)
    {
        _days.Add(new StoredDay { Day = day, LastRecord = None, State = None, Earlier = earlier });
        return _days.Count - 1;
    }
}
