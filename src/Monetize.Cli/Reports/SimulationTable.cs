using System.Text.Json;
using Monetize.Cli.Output;
using Monetize.Invoicing;
using Spectre.Console;

namespace Monetize.Cli.Reports;

/// <summary>What a change of prices would do.</summary>
internal sealed class SimulationTable : IReport
{
    private readonly SimulationReport _report;

    public SimulationTable(SimulationReport report) => _report = report;

    /// <inheritdoc/>
    public void WriteTable(TableWriter table)
    {
        if (_report.Revenue.Count == 0)
        {
            table.Line("no customers");
            return;
        }

        var sums = TableWriter.Table("Currency", ">Before", ">After", ">Change", ">Up", ">Down", ">Same");
        foreach (var row in _report.Revenue)
        {
            sums.AddRow(
                TableWriter.Cell(row.Before.Currency.Code),
                TableWriter.Cell(Figures.GroupedPaid(row.Before)),
                TableWriter.Cell(Figures.GroupedPaid(row.After)),
                TableWriter.Cell(Figures.GroupedPaid(row.Change)),
                TableWriter.Cell(Figures.Grouped(row.CustomersUp)),
                TableWriter.Cell(Figures.Grouped(row.CustomersDown)),
                TableWriter.Cell(Figures.Grouped(row.CustomersSame)));
        }

        table.Write(sums);
        Write(table, "pay more", _report.LargestIncreases);
        Write(table, "pay less", _report.LargestDecreases);
    }

    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartArray("revenue");
        foreach (var row in _report.Revenue)
        {
            json.WriteStartObject();
            json.WriteString("currency", row.Before.Currency.Code);
            json.WriteString("before", Figures.Paid(row.Before));
            json.WriteString("after", Figures.Paid(row.After));
            json.WriteString("change", Figures.Paid(row.Change));
            json.WriteNumber("customers_up", row.CustomersUp);
            json.WriteNumber("customers_down", row.CustomersDown);
            json.WriteNumber("customers_same", row.CustomersSame);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Write(json, "largest_increases", _report.LargestIncreases);
        Write(json, "largest_decreases", _report.LargestDecreases);
        json.WriteEndObject();
    }

    /// <inheritdoc/>
    public void WriteCsv(CsvWriter csv)
    {
        csv.Header("customer", "plan", "currency", "before", "after", "change");
        foreach (var change in _report.LargestIncreases.Concat(_report.LargestDecreases))
        {
            csv.Text(change.Customer.Value).Text(change.Plan).Text(change.Before.Currency.Code)
                .Paid(change.Before).Paid(change.After).Paid(change.Change).EndRow();
        }
    }

    private static void Write(TableWriter table, string title, IEnumerable<CustomerChange> changes)
    {
        var rows = TableWriter.Table($"Who would {title}", "Plan", ">Before", ">After", ">Change");
        foreach (var change in changes)
        {
            rows.AddRow(
                TableWriter.Cell(change.Customer.Value),
                TableWriter.Cell(change.Plan),
                TableWriter.Cell(Figures.GroupedPaid(change.Before)),
                TableWriter.Cell(Figures.GroupedPaid(change.After)),
                TableWriter.Cell(Figures.GroupedPaid(change.Change)));
        }

        if (rows.Rows.Count > 0) table.Write(rows);
    }

    private static void Write(Utf8JsonWriter json, string name, IEnumerable<CustomerChange> changes)
    {
        json.WriteStartArray(name);
        foreach (var change in changes)
        {
            json.WriteStartObject();
            json.WriteString("customer", change.Customer.Value);
            json.WriteString("plan", change.Plan);
            json.WriteString("currency", change.Before.Currency.Code);
            json.WriteString("before", Figures.Paid(change.Before));
            json.WriteString("after", Figures.Paid(change.After));
            json.WriteString("change", Figures.Paid(change.Change));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
