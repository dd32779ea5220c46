using System.Data.Common;
using Monetize.Metering;
using Monetize.Monetary;
using Monetize.PostgreSql.Native;

namespace Monetize.PostgreSql.Usage;

/// <summary>
/// A state as seven columns: records, count and sum as text, max, and the time, key and quantity of the last record.
/// Sums go as text: a decimal does not hold every sum of decimals.
/// </summary>
internal static class StateColumns
{
    /// <summary>The columns of a table of states.</summary>
    public static string Of(string table) =>
        $"{table}.records, {table}.count::text, {table}.sum::text, {table}.max, "
        + $"{table}.last_time, {table}.last_key, {table}.last_quantity";

    /// <summary>A record as a state of itself.</summary>
    public static string OfRecord(string table) =>
        $"1::bigint, '1', {table}.quantity::text, {table}.quantity, "
        + $"{table}.time, {table}.key, {table}.quantity";

    /// <summary>Reads the state that begins at a column, or parts of it.</summary>
    public static UsageState Read(DbDataReader row, int column, UsageParts parts = UsageParts.All) => new()
    {
        Records = row.GetInt64(column),
        Count = (parts & UsageParts.Count) == 0 ? default : ExactSum.Parse(row.GetString(column + 1)),
        Sum = (parts & UsageParts.Sum) == 0 ? default : ExactSum.Parse(row.GetString(column + 2)),
        Max = (parts & UsageParts.Max) == 0 || row.IsDBNull(column + 3) ? null : row.GetDecimal(column + 3),
        Last = (parts & UsageParts.Last) == 0 || row.IsDBNull(column + 4)
            ? null
            : new UsageLevel(
                PostgreSqlTime.From(row.GetFieldValue<long>(column + 4)),
                row.GetString(column + 5),
                row.GetDecimal(column + 6)),
    };
}
