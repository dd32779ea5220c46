using Monetize.Cli.Output;

namespace Monetize.Cli.Transfer;

/// <summary>Records as CSV: a column for each dimension that any of them has.</summary>
internal static class RecordCsv
{
    /// <summary>Writes the names of the columns.</summary>
    public static void WriteHeader(CsvWriter csv, IReadOnlyCollection<string> dimensions) =>
        csv.Header([.. RecordText.Columns, .. dimensions.Select(RecordText.ColumnOf)]);

    /// <summary>Writes the fields of a record, without ending the row.</summary>
    public static void Write(CsvWriter csv, UsageRecord record, IReadOnlyCollection<string> dimensions)
    {
        csv.Text(record.Key.Value).Text(record.Customer.Value).Text(record.Meter).Number(record.Quantity)
            .Text(RecordText.Instant(record.Time)).Text(record.Method).Number(record.Amount).Number(record.Cost)
            .Text(record.Corrects?.Value);
        foreach (var name in dimensions) csv.Text(record.Dimensions.GetValueOrDefault(name));
    }
}
