using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Monetize.Errors;
using Monetize.Metering;
using Monetize.Sqlite.Native;
using Monetize.Storage;

namespace Monetize.Sqlite.Usage;

/// <summary>
/// Folds records above the mark into days and months and moves the mark, all in one transaction: so each record is in
/// the summaries or above the mark, never both and never neither.
/// </summary>
internal sealed class UsageFold(SqliteDatabase database, Action<string>? reached)
{
    /// <summary>How many records one transaction folds at most: it bounds memory and the wait of writers.</summary>
    private const int Step = 100_000;

    private const string Records = """
        SELECT position, series, time, quantity, key, corrects IS NOT NULL
        FROM monetize_usage_event WHERE position >= ? AND position < ? ORDER BY position
        """;

    private const string FindDay =
        $"SELECT {StateColumns.Names} FROM monetize_usage_day WHERE day = ? AND series = ?";

    private const string AddDay = $"""
        INSERT INTO monetize_usage_day (day, series, {StateColumns.Names}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (day, series) DO
        """;

    private const string AddNewDay = $"{AddDay} NOTHING";

    private const string WriteDay = $"{AddDay} UPDATE SET {StateColumns.Excluded}";

    private const string WritePart =
        "INSERT INTO monetize_usage_day_part (day, series, first, positions) VALUES (?, ?, ?, ?)";

    private const string FindName = "SELECT customer, meter, dimensions FROM monetize_usage_series WHERE id = ?";

    private const string FindMonth = $"""
        SELECT {StateColumns.Names} FROM monetize_usage_month
        WHERE month = ? AND customer = ? AND meter = ? AND dimensions = ?
        """;

    private const string WriteMonth = $"""
        INSERT INTO monetize_usage_month (month, customer, meter, dimensions, {StateColumns.Names})
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (month, customer, meter, dimensions) DO UPDATE SET {StateColumns.Excluded}
        """;

    /// <summary>The position below which everything is folded.</summary>
    public static long Mark(SqliteDatabase database) => Number(database, "SELECT mark FROM monetize_usage_mark");

    /// <summary>The position after the last record.</summary>
    public static long End(SqliteDatabase database) =>
        Number(database, "SELECT coalesce(max(position), 0) + 1 FROM monetize_usage_event");

    /// <summary>Folds some of what waits.</summary>
    /// <returns>How many records were folded; 0 where none waited.</returns>
    public long Run() => database.Write(() =>
    {
        var mark = Mark(database);
        var end = Math.Min(End(database), mark + Step);
        if (end <= mark) return 0L;
        reached?.Invoke("fold read");
        var days = ReadDays(mark, end);
        WriteDays(days);
        reached?.Invoke("fold days");
        WriteMonths(days);
        reached?.Invoke("fold months");
        database.Get("UPDATE monetize_usage_mark SET mark = ?").Bind(1, end).Run();
        reached?.Invoke("fold commit");
        return end - mark;
    });

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

    private Dictionary<(int Day, long Series), Group> ReadDays(long mark, long end)
    {
        var days = new Dictionary<(int Day, long Series), Group>();
        var row = database.Get(Records).Bind(1, mark).Bind(2, end);
        try
        {
            while (row.Step())
            {
                var time = UsageTime.From(row.Int64(2));
                ref var group = ref CollectionsMarshal.GetValueRefOrAddDefault(
                    days, (UsageDay.Of(time).Number, row.Int64(1)), out _);
                group ??= new Group();
                group.Add(row.Int64(0), row.Decimal(3), time, row.Text(4), row.Int32(5) != 0);
            }
        }
        finally
        {
            row.Reset();
        }

        return days;
    }

    private void WriteDays(Dictionary<(int Day, long Series), Group> days)
    {
        var add = database.Get(AddNewDay);
        var find = database.Get(FindDay);
        var write = database.Get(WriteDay);
        var part = database.Get(WritePart);

        // In the order of the table, so that neighbours are written to one page.
        foreach (var (slot, group) in days.OrderBy(day => day.Key))
        {
            // Records come in the order of time, about: most days are met for the first time.
            StateColumns.Bind(add.Bind(1, slot.Day).Bind(2, slot.Series), 3, group.State).Run();
            if (database.Changes == 0)
            {
                var stored = Stored(find.Bind(1, slot.Day).Bind(2, slot.Series));
                StateColumns.Bind(write.Bind(1, slot.Day).Bind(2, slot.Series), 3, stored.Merge(group.State)).Run();
            }

            part.Bind(1, slot.Day).Bind(2, slot.Series).Bind(3, group.First).Bind(4, group.Positions).Run();
        }
    }

    private void WriteMonths(Dictionary<(int Day, long Series), Group> days)
    {
        var months = new Dictionary<(int Month, SeriesName Name), UsageState>();
        var names = new Dictionary<long, SeriesName>();
        foreach (var (slot, group) in days)
        {
            if (!names.TryGetValue(slot.Series, out var name)) names.Add(slot.Series, name = NameOf(slot.Series));
            ref var state = ref CollectionsMarshal.GetValueRefOrAddDefault(
                months, (new UsageDay(slot.Day).Month, name), out _);
            state = state.Merge(group.State);
        }

        var find = database.Get(FindMonth);
        var write = database.Get(WriteMonth);
        foreach (var (slot, state) in months.OrderBy(month => month.Key.Month).ThenBy(month => month.Key.Name))
        {
            var stored = Stored(Bind(find, slot.Month, slot.Name));
            StateColumns.Bind(Bind(write, slot.Month, slot.Name), 5, stored.Merge(state)).Run();
        }
    }

    private SeriesName NameOf(long series)
    {
        var row = database.Get(FindName).Bind(1, series);
        try
        {
            if (row.Step()) return new SeriesName(row.Text(0), row.Text(1), row.Text(2));
            throw new StoreException(
                ErrorCodes.StoreDamaged,
                $"The store {database.Place} has records of no series. Restore a backup.",
                isTransient: false);
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
