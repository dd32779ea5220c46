using System.Globalization;

namespace Monetize.Cli.Tests.Fuzzing;

/// <summary>A file of usage, held in memory and read without any haste.</summary>
internal static class NaiveRun
{
    /// <summary>One line for each bad row and each statement, and the number of duplicates.</summary>
    public static List<string> Of(string text, bool isJson)
    {
        var bad = new List<string>();
        var first = new Dictionary<string, NaiveRecord>(StringComparer.Ordinal);
        var content = new Dictionary<string, object>(StringComparer.Ordinal);
        var duplicates = 0;
        foreach (var row in isJson ? NaiveJson.Read(text) : NaiveCsv.Read(text))
        {
            if (row.Fields is not { } fields || NaiveRecord.Of(fields, isJson) is not { } record)
            {
                bad.Add($"bad {row.Line}");
                continue;
            }

            var amount = fields.TryGetValue("amount", out var value)
                ? decimal.Parse(value, NumberStyles.Float, CultureInfo.InvariantCulture)
                : (decimal?)null;
            if (first.TryAdd(fields["key"], record)) content.Add(fields["key"], (record, amount));
            else if (content[fields["key"]].Equals((record, amount))) duplicates++;
            else bad.Add($"bad {row.Line}");
        }

        return [.. bad, $"duplicates {duplicates}", .. Statements(first).Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Statements(Dictionary<string, NaiveRecord> records) =>
        from row in records
        let utc = row.Value.Time.UtcDateTime
        let month = Period.UtcMonth(utc.Year, utc.Month)
        group (row.Key, row.Value) by (row.Value.Customer, month, row.Value.Plan) into slot
        let total = NaivePrice.Total(slot.Key.Plan, slot.Key.month, [.. slot])
        select string.Create(
            CultureInfo.InvariantCulture,
            $"{slot.Key.Customer} {slot.Key.month.From:yyyy-MM} {slot.Key.Plan} {total:0.00}");
}
