using System.Text;
using Monetize.Cli.Usage;

namespace Monetize.Cli.Tests.Usage;

/// <summary>Rows as text, <c>LINE key|customer|meter|quantity|time|plan|amount|name=value…</c>, or
/// <c>LINE !reason</c>.</summary>
internal static class ReadRows
{
    /// <summary>Rows of CSV.</summary>
    public static List<string> OfCsv(string text, int block = int.MaxValue) =>
        Of(new CsvRowReader(new BlockStream(Encoding.UTF8.GetBytes(text), block)));

    /// <summary>Rows of JSON.</summary>
    public static List<string> OfJson(string text, int block = int.MaxValue) =>
        Of(new JsonRowReader(new BlockStream(Encoding.UTF8.GetBytes(text), block), new HashSet<string> { "region" }));

    /// <summary>Rows of any reader.</summary>
    public static List<string> Of(RowReader reader)
    {
        var rows = new List<string>();
        while (reader.Read()) rows.Add($"{reader.Row.Line} {Text(reader.Row)}");
        return rows;
    }

    private static string Text(UsageRow row)
    {
        if (row.Fault is not null) return $"!{row.Fault}";
        var fields = Enumerable.Range(0, (int)UsageField.Method)
            .Select(field => Encoding.UTF8.GetString(row[(UsageField)field]));
        var more = Enumerable.Range((int)UsageField.Method, UsageFields.Count - (int)UsageField.Method)
            .Where(field => !row[(UsageField)field].IsEmpty)
            .Select(field =>
                $"{UsageFields.NameOf((UsageField)field)}={Encoding.UTF8.GetString(row[(UsageField)field])}");
        var dimensions = Enumerable.Range(0, row.Dimensions)
            .Select(index => $"{row.DimensionName(index).Text}={Encoding.UTF8.GetString(row.DimensionValue(index))}");
        return string.Join('|', fields.Concat(more).Concat(dimensions)).TrimEnd('|');
    }

    /// <summary>Gives no more than so many bytes at once, as pipes do.</summary>
    private sealed class BlockStream(byte[] bytes, int block) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) =>
            base.Read(buffer, offset, Math.Min(count, block));
    }
}
