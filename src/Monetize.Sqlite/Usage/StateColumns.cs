using Monetize.Metering;
using Monetize.Sqlite.Native;

namespace Monetize.Sqlite.Usage;

/// <summary>A state as the columns records, count, sum, max, last_time, last_key and last_quantity.</summary>
internal static class StateColumns
{
    public const string Names = "records, count, sum, max, last_time, last_key, last_quantity";

    public const string Excluded = """
        records = excluded.records, count = excluded.count, sum = excluded.sum, max = excluded.max,
        last_time = excluded.last_time, last_key = excluded.last_key, last_quantity = excluded.last_quantity
        """;

    /// <summary>Reads the state that begins at a column.</summary>
    public static UsageState Read(SqliteStatement row, int column) => new()
    {
        Records = row.Int64(column),
        Count = row.Sum(column + 1),
        Sum = row.Sum(column + 2),
        Max = row.DecimalOrNull(column + 3),
        Last = row.IsNull(column + 4)
            ? null
            : new UsageLevel(
                UsageTime.From(row.Int64(column + 4)), row.Text(column + 5), row.Decimal(column + 6)),
    };

    /// <summary>Binds a state from a parameter on.</summary>
    public static SqliteStatement Bind(SqliteStatement statement, int index, UsageState state) => statement
        .Bind(index, state.Records)
        .Bind(index + 1, state.Count)
        .Bind(index + 2, state.Sum)
        .Bind(index + 3, state.Max)
        .Bind(index + 4, state.Last is { } last ? UsageTime.Of(last.Time) : (decimal?)null)
        .Bind(index + 5, state.Last?.Key)
        .Bind(index + 6, state.Last?.Quantity);
}
