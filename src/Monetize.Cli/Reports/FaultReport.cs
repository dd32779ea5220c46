using System.Text.Json;
using Monetize.Catalogs.Json;
using Monetize.Cli.Output;
using Monetize.Errors;
using Spectre.Console;
using static Monetize.Cli.Reports.FaultCount;

namespace Monetize.Cli.Reports;

/// <summary>The faults of a catalog and their number.</summary>
internal sealed class FaultReport : IReport
{
    private readonly CatalogReading _reading;

    public FaultReport(CatalogReading reading) => _reading = reading;

    /// <inheritdoc/>
    public void WriteTable(TableWriter table)
    {
        if (_reading.Faults.Count > 0)
        {
            var faults = TableWriter.Table("Code", "Severity", "Where, what is wrong and how it is repaired");
            foreach (var fault in _reading.Faults)
            {
                var isError = fault.Severity == FaultSeverity.Error;
                faults.AddRow(
                    TableWriter.Cell(fault.Code.Id),
                    TableWriter.Cell(Severity(fault), new Style(isError ? Color.Red : Color.Yellow)),
                    TableWriter.Cell($"{Place(fault)}\n{fault.Message}\n{fault.Repair}"));
            }

            table.Write(faults);
        }

        table.Line(Summary());
    }

    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("errors", Number(_reading.Faults, FaultSeverity.Error));
        json.WriteNumber("warnings", Number(_reading.Faults, FaultSeverity.Warning));
        json.WriteStartArray("faults");
        foreach (var fault in _reading.Faults)
        {
            json.WriteStartObject();
            json.WriteString("code", fault.Code.Id);
            json.WriteString("severity", Severity(fault));
            json.WriteString("path", fault.Path);
            json.WriteString("message", fault.Message);
            json.WriteString("repair", fault.Repair);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <inheritdoc/>
    public void WriteCsv(CsvWriter csv)
    {
        csv.Header("code", "severity", "path", "message", "repair");
        foreach (var fault in _reading.Faults)
        {
            csv.Text(fault.Code.Id).Text(Severity(fault)).Text(fault.Path);
            csv.Text(fault.Message).Text(fault.Repair).EndRow();
        }
    }

    private string Summary()
    {
        if (_reading.Catalog is not { } catalog) return Of(_reading.Faults);
        var plans = Counted(catalog.Plans.Count, "plan");
        var meters = Counted(catalog.Meters.Count, "meter");
        var services = Counted(catalog.Services.Count, "service");
        return $"{Of(_reading.Faults)}: {plans}, {meters}, {services}";
    }

    private static string Severity(Fault fault) => fault.Severity == FaultSeverity.Error ? "error" : "warning";

    private static string Place(Fault fault) => fault.Path.Length == 0 ? "the document" : fault.Path;
}
