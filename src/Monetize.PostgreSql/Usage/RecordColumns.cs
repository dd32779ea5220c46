using System.Data.Common;
using Monetize.Metering;
using Monetize.PostgreSql.Native;

namespace Monetize.PostgreSql.Usage;

/// <summary>
/// A record as the columns key, time, customer, meter, dimensions, quantity, method, amount, cost and corrects.
/// </summary>
internal static class RecordColumns
{
    public static UsageRecord Read(DbDataReader row) => new()
    {
        Key = new IdempotencyKey(row.GetString(0)),
        Time = PostgreSqlTime.From(row.GetFieldValue<long>(1)),
        Customer = new CustomerId(row.GetString(2)),
        Meter = row.GetString(3),
        Dimensions = DimensionText.Read(row.GetString(4)),
        Quantity = row.GetDecimal(5),
        Method = row.IsDBNull(6) ? null : row.GetString(6),
        Amount = row.IsDBNull(7) ? null : row.GetDecimal(7),
        Cost = row.IsDBNull(8) ? null : row.GetDecimal(8),
        Corrects = row.IsDBNull(9) ? null : new IdempotencyKey(row.GetString(9)),
    };
}
