using System.Buffers;
using System.Text;
using System.Text.Json;
using Monetize.Cli.Output;

namespace Monetize.Cli.Transfer;

/// <summary>Records to text, one after the other: no more than a block of them is in memory.</summary>
internal static class UsageExport
{
    private const int RecordsPerBlock = 1000;

    // One object a line, without blanks.
    private static readonly JsonWriterOptions OneLine = ReportText.JsonOptions with { Indented = false };

    /// <summary>As lines of JSON.</summary>
    /// <param name="records">The records.</param>
    /// <param name="planOf">Names the plan of a record, which its line tells too; none where null.</param>
    public static IEnumerable<string> Json(
        IEnumerable<UsageRecord> records, Func<UsageRecord, string?>? planOf = null)
    {
        var buffer = new ArrayBufferWriter<byte>();
        foreach (var block in records.Chunk(RecordsPerBlock))
        {
            buffer.ResetWrittenCount();
            foreach (var record in block)
            {
                using (var json = new Utf8JsonWriter(buffer, OneLine))
                {
                    json.WriteStartObject();
                    RecordJson.WriteProperties(json, record);
                    if (planOf?.Invoke(record) is { } plan) json.WriteString("plan", plan);
                    json.WriteEndObject();
                }

                buffer.Write("\n"u8);
            }

            yield return Encoding.UTF8.GetString(buffer.WrittenSpan);
        }
    }

    /// <summary>As CSV with a header.</summary>
    /// <param name="read">
    /// Reads the records; it is called twice, since the header names all dimensions before the first record.
    /// </param>
    /// <exception cref="CommandException">
    /// Between the two readings a record came with a dimension of its own.
    /// </exception>
    public static IEnumerable<string> Csv(Func<IEnumerable<UsageRecord>> read)
    {
        var dimensions = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var record in read()) dimensions.UnionWith(record.Dimensions.Keys);
        var header = new CsvWriter();
        RecordCsv.WriteHeader(header, dimensions);
        yield return header.ToString();
        foreach (var block in read().Chunk(RecordsPerBlock))
        {
            var csv = new CsvWriter();
            foreach (var record in block)
            {
                if (record.Dimensions.Keys.FirstOrDefault(name => !dimensions.Contains(name)) is { } late)
                {
                    throw new CommandException(
                        ExitCode.Failed,
                        $"A record with the dimension {Safe.Quoted(late)} came while the header was written, and the "
                        + "export cannot go on; export again.");
                }

                RecordCsv.Write(csv, record, dimensions);
                csv.EndRow();
            }

            yield return csv.ToString();
        }
    }
}
