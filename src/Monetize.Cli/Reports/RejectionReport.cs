using System.Text.Json;
using Monetize.Cli.Output;
using Monetize.Cli.Transfer;
using Monetize.Metering;
using Monetize.Storage;
using Spectre.Console;

namespace Monetize.Cli.Reports;

/// <summary>Records that were not counted.</summary>
internal sealed class RejectionReport : IReport
{
    private readonly IReadOnlyList<RejectedUsage> _rejections;

    public RejectionReport(IReadOnlyList<RejectedUsage> rejections) => _rejections = rejections;

    /// <inheritdoc/>
    public void WriteTable(TableWriter table)
    {
        if (_rejections.Count == 0)
        {
            table.Line("no rejections");
            return;
        }

        var rows = TableWriter.Table("Code", "The record, and why it does not count");
        foreach (var rejection in _rejections)
        {
            rows.AddRow(
                TableWriter.Cell(rejection.Code),
                TableWriter.Cell(
                    $"{Safe.Shortened(rejection.Record.ToString())}\n{Safe.Shortened(rejection.Message)}"));
        }

        table.Write(rows);
        table.Line(FaultCount.Counted(_rejections.Count, "rejection"));
    }

    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartArray();
        foreach (var rejection in _rejections)
        {
            json.WriteStartObject();
            json.WriteString("code", rejection.Code);
            json.WriteString("message", rejection.Message);
            json.WriteString("rejected", RecordText.Instant(rejection.Time));
            json.WriteStartObject("record");
            RecordJson.WriteProperties(json, rejection.Record);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <inheritdoc/>
    public void WriteCsv(CsvWriter csv)
    {
        csv.Header(["code", "message", "rejected", .. RecordText.Columns, "dimensions"]);
        foreach (var rejection in _rejections)
        {
            csv.Text(rejection.Code).Text(rejection.Message).Text(RecordText.Instant(rejection.Time));
            RecordCsv.Write(csv, rejection.Record, dimensions: []);
            csv.Text(DimensionText.Write(rejection.Record.Dimensions)).EndRow();
        }
    }
}
