using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Monetize.Metering;
using Monetize.Sqlite.Native;

namespace Monetize.Sqlite.Usage;

/// <summary>
/// Folds records above the mark into days and months and moves the mark, all in one transaction: so each record is in
/// the summaries or above the mark, never both and never neither.
/// </summary>
internal sealed class UsageFold(SqliteDatabase database, AppendedRecords? appended, Action<string>? reached)
{
    /// <summary>How many records one transaction folds at most: it bounds memory and the wait of writers.</summary>
    public const int Step = 100_000;

    /// <summary>
    /// How many records of its own a store keeps for it: a fold comes after the append that made it due, and an append
    /// of several callers has up to two batches.
    /// </summary>
    public const int MostAppended = Step + (2 * UsageLimits.RecordsPerBatch);

    private const string Records = """
        SELECT position, series, time, quantity, key, corrects IS NOT NULL
        FROM monetize_usage_event WHERE position >= ? AND position < ? ORDER BY position
        """;

    private const string AddDay = $"""
        INSERT INTO monetize_usage_day (day, series, first, positions, {StateColumns.Names})
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """;

    private readonly MonthStates _months = new(database);

    /// <summary>The position below which everything is folded.</summary>
    public static long Mark(SqliteDatabase database) => Number(database, "SELECT mark FROM monetize_usage_mark");

    /// <summary>The position after the last record.</summary>
    public static long End(SqliteDatabase database) =>
        Number(database, "SELECT coalesce(max(position), 0) + 1 FROM monetize_usage_event");

    /// <summary>Folds some of what waits.</summary>
    /// <returns>How many records were folded; 0 where none waited.</returns>
    public long Run()
    {
        var (mark, end) = database.Write(FoldStep);
        appended?.Release(end);
        return end - mark;
    }

    private (long Mark, long End) FoldStep()
    {
        var mark = Mark(database);
        var end = Math.Min(End(database), mark + Step);
        if (end <= mark) return (mark, mark);
        reached?.Invoke("fold read");
        var days = appended is not null && appended.TryGet(mark, end, out var records)
            ? Days(mark, records)
            : ReadDays(mark, end);
        WriteDays(days);
        reached?.Invoke("fold days");
        _months.Write(days.Select(day => (day.Key.Series, new UsageDay(day.Key.Day).Month, day.Value.State)));
        reached?.Invoke("fold months");
        database.Get("UPDATE monetize_usage_mark SET mark = ?").Bind(1, end).Run();
        reached?.Invoke("fold commit");
        return (mark, end);
    }

    private static long Number(SqliteDatabase database, string sql)
    {
        var statement = database.Get(sql);
        try
        {
            statement.Step();
            return statement.Int64(0);
        }
        finally
        {
            statement.Reset();
        }
    }

    private static Dictionary<(int Day, long Series), Group> Days(
        long position, ReadOnlySpan<(UsageRecord Record, long Series)> records)
    {
        var days = new Dictionary<(int Day, long Series), Group>();
        foreach (var (record, series) in records)
        {
            // As the table keeps it: in microseconds.
            var time = UsageTime.From(UsageTime.Of(record.Time));
            Of(days, time, series).Add(
                position++, record.Quantity, time, record.Key.Value, record.Corrects is not null);
        }

        return days;
    }

    private Dictionary<(int Day, long Series), Group> ReadDays(long mark, long end)
    {
        var days = new Dictionary<(int Day, long Series), Group>();
        var row = database.Get(Records).Bind(1, mark).Bind(2, end);
        try
        {
            while (row.Step())
            {
                var time = row.Time(2);
                Of(days, time, row.Int64(1)).Add(
                    row.Int64(0), row.Decimal(3), time, row.Text(4), row.Int32(5) != 0);
            }
        }
        finally
        {
            row.Reset();
        }

        return days;
    }

    private static Group Of(Dictionary<(int Day, long Series), Group> days, DateTimeOffset time, long series)
    {
        ref var group = ref CollectionsMarshal.GetValueRefOrAddDefault(
            days, (UsageDay.Of(time).Number, series), out _);
        return group ??= new Group();
    }

    private void WriteDays(Dictionary<(int Day, long Series), Group> days)
    {
        var add = database.Get(AddDay);

        // In the order of the table, so that neighbours are written to one page.
        foreach (var (slot, group) in days.OrderBy(day => day.Key))
        {
            add.Bind(1, slot.Day).Bind(2, slot.Series).Bind(3, group.First).Bind(4, group.Positions);
            StateColumns.Bind(add, 5, group.State).Run();
        }
    }

    /// <summary>The records of one series and day within one fold.</summary>
    private sealed class Group
    {
        // Most groups have one record.
        private StringBuilder? _more;

        public UsageState State { get; private set; }

        public long First { get; private set; }

        /// <summary>A JSON list.</summary>
        public string Positions => string.Create(CultureInfo.InvariantCulture, $"[{First}{_more}]");

        public void Add(long position, decimal quantity, DateTimeOffset time, string key, bool isCorrection)
        {
            if (First == 0) First = position;
            else (_more ??= new StringBuilder()).Append(CultureInfo.InvariantCulture, $",{position}");
            State = State.With(quantity, time, key, isCorrection);
        }
    }
}
