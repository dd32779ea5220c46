using System.Globalization;

namespace Monetize.Cli.Transfer;

/// <summary>How a record is written: what monetize usage import reads back exactly.</summary>
internal static class RecordText
{
    /// <summary>The fields that every record has or may have, in their order.</summary>
    public static readonly string[] Columns =
        ["key", "customer", "meter", "quantity", "time", "method", "amount", "cost", "corrects"];

    /// <summary>The column of a dimension.</summary>
    public static string ColumnOf(string dimension) => $"dimension.{dimension}";

    /// <summary>An instant in UTC, to the microsecond.</summary>
    public static string Instant(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);
}
