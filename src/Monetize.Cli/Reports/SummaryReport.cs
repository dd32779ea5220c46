using System.Text.Json;
using Monetize.Cli.Output;
using Monetize.Cli.Transfer;
using Monetize.Collections;
using Monetize.Metering;
using Monetize.Storage;
using Spectre.Console;

namespace Monetize.Cli.Reports;

/// <summary>What was used in a period, by customer and meter, and by dimension values beneath.</summary>
internal sealed class SummaryReport : IReport
{
    private static readonly Style Strong = new(decoration: Decoration.Bold);

    private readonly UsageSummaryQuery _query;
    private readonly ValueArray<UsageSummary> _summaries;

    /// <param name="query">What was asked.</param>
    /// <param name="summaries">The answer.</param>
    public SummaryReport(UsageSummaryQuery query, ValueArray<UsageSummary> summaries)
    {
        _query = query;
        _summaries = summaries;
    }

    /// <inheritdoc/>
    public void WriteTable(TableWriter table)
    {
        table.Line($"from {RecordText.Instant(_query.Period.From)} to {RecordText.Instant(_query.Period.ToExclusive)}");
        if (_summaries.Count == 0)
        {
            table.Line("no usage");
            return;
        }

        var rows = TableWriter.Table("Customer", "Meter", ">Quantity", "Unit", ">Records");
        foreach (var summary in _summaries)
        {
            rows.AddRow(
                TableWriter.Cell(summary.Customer.Value, Strong),
                TableWriter.Cell(summary.Meter, Strong),
                TableWriter.Cell(Figures.Grouped(summary.Quantity), Strong),
                TableWriter.Cell(UnitOf(summary), Strong),
                TableWriter.Cell(Figures.Grouped(summary.Records), Strong));
            foreach (var cell in summary.Cells)
            {
                // Where nothing has values, one cell without any would say the same again.
                if (summary.Cells.Count == 1 && cell.Dimensions.Count == 0) continue;
                rows.AddRow(
                    TableWriter.Cell(""),
                    TableWriter.Cell(Values(cell)),
                    TableWriter.Cell(Figures.Grouped(cell.Quantity)),
                    TableWriter.Cell(""),
                    TableWriter.Cell(Figures.Grouped(cell.Records)));
            }
        }

        table.Write(rows);
    }

    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartObject("period");
        json.WriteString("from", RecordText.Instant(_query.Period.From));
        json.WriteString("to", RecordText.Instant(_query.Period.ToExclusive));
        json.WriteEndObject();
        json.WriteStartArray("summaries");
        foreach (var summary in _summaries)
        {
            json.WriteStartObject();
            json.WriteString("customer", summary.Customer.Value);
            json.WriteString("meter", summary.Meter);
            json.WriteString("unit", UnitOf(summary));
            json.WriteString("quantity", Figures.Plain(summary.Quantity));
            json.WriteNumber("records", summary.Records);
            json.WriteStartArray("cells");
            foreach (var cell in summary.Cells) Write(json, cell);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <inheritdoc/>
    public void WriteCsv(CsvWriter csv)
    {
        var names =
            _query.Meters.SelectMany(meter => meter.Dimensions).Distinct().Order(StringComparer.Ordinal).ToList();
        csv.Header([
            "customer", "meter", "unit", "quantity", "records", "cell_quantity", "cell_records",
            .. names.Select(RecordText.ColumnOf),
        ]);
        foreach (var summary in _summaries)
        {
            for (var i = 0; i < summary.Cells.Count; i++)
            {
                var cell = summary.Cells[i];
                csv.Text(summary.Customer.Value).Text(summary.Meter).Text(UnitOf(summary));
                if (i == 0) csv.Number(summary.Quantity).Number(summary.Records);
                else csv.Empty(2);
                csv.Number(cell.Quantity).Number(cell.Records);
                foreach (var name in names) csv.Text(cell.Dimensions.GetValueOrDefault(name));
                csv.EndRow();
            }
        }
    }

    private static void Write(Utf8JsonWriter json, UsageCell cell)
    {
        json.WriteStartObject();
        json.WriteStartObject("dimensions");
        foreach (var (name, value) in cell.Dimensions) json.WriteString(name, value);
        json.WriteEndObject();
        json.WriteString("quantity", Figures.Plain(cell.Quantity));
        json.WriteNumber("records", cell.Records);
        json.WriteEndObject();
    }

    private static string Values(UsageCell cell) => cell.Dimensions.Count == 0
        ? "  no values"
        : string.Join('\n', cell.Dimensions.Select(entry => Safe.OneLine($"  {entry.Key}={entry.Value}")));

    private string UnitOf(UsageSummary summary) =>
        _query.Meters.First(meter => meter.Key == summary.Meter).Unit.Key;
}
