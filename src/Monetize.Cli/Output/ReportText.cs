using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Monetize.Cli.Output;

/// <summary>Turns a report into text: the same bytes on every machine and under every culture.</summary>
internal static class ReportText
{
    /// <summary>
    /// How JSON is written. It is not for a page of HTML, so quotes and letters of all languages stay readable; control
    /// characters are escaped.
    /// </summary>
    public static readonly JsonWriterOptions JsonOptions = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The report in a format.</summary>
    /// <param name="report">The report.</param>
    /// <param name="format">The format.</param>
    /// <param name="isPlain">Whether a table has no colours.</param>
    public static string Of(IReport report, OutputFormat format, bool isPlain)
    {
        switch (format)
        {
            case OutputFormat.Table:
                using (var table = new TableWriter(isPlain))
                {
                    report.WriteTable(table);
                    return table.ToString();
                }

            case OutputFormat.Json:
                return Json(report);
            case OutputFormat.Csv:
                var csv = new CsvWriter();
                report.WriteCsv(csv);
                return csv.ToString();
            default:
                throw new ArgumentOutOfRangeException(nameof(format), format, "Not a format.");
        }
    }

    private static string Json(IReport report)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, JsonOptions))
        {
            report.WriteJson(json);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }
}
