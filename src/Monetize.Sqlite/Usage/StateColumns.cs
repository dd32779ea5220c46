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

    /// <summary>
    /// The state that is there together with the one that comes, where all figures are integers far from 64 bits: texts
    /// are greater than every integer. Where they are not, nothing is changed.
    /// </summary>
    public const string Merged = $"""
        records = records + excluded.records, count = count + excluded.count, sum = sum + excluded.sum,
        max = coalesce(max(max, excluded.max), max, excluded.max),
        last_key = CASE WHEN {IsLater} THEN excluded.last_key ELSE last_key END,
        last_quantity = CASE WHEN {IsLater} THEN excluded.last_quantity ELSE last_quantity END,
        last_time = CASE WHEN {IsLater} THEN excluded.last_time ELSE last_time END
        WHERE count {IsNear} AND excluded.count {IsNear} AND sum {IsNear} AND excluded.sum {IsNear}
        AND coalesce(max, 0) {IsNear} AND coalesce(excluded.max, 0) {IsNear}
        """;

    private const string IsLater = """
        last_time IS NULL OR (excluded.last_time, excluded.last_key) > (last_time, last_key)
        """;

    private const string IsNear = "BETWEEN -4611686018427387904 AND 4611686018427387903";

    /// <summary>Reads the state that begins at a column, or parts of it.</summary>
    public static UsageState Read(SqliteStatement row, int column, UsageParts parts = UsageParts.All) => new()
    {
        Records = row.Int64(column),
        Count = (parts & UsageParts.Count) == 0 ? default : row.Sum(column + 1),
        Sum = (parts & UsageParts.Sum) == 0 ? default : row.Sum(column + 2),
        Max = (parts & UsageParts.Max) == 0 ? null : row.DecimalOrNull(column + 3),
        Last = (parts & UsageParts.Last) == 0 || row.IsNull(column + 4)
            ? null
            : new UsageLevel(row.Time(column + 4), row.Text(column + 5), row.Decimal(column + 6)),
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
