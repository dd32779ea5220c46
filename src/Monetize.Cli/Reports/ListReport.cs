using System.Text.Json;
using Monetize.Cli.Output;
using Spectre.Console;

namespace Monetize.Cli.Reports;

/// <summary>Rows of one kind.</summary>
/// <param name="empty">What a person reads where there are none.</param>
/// <param name="columns">The columns.</param>
/// <param name="rows">The rows, each with a value for each column.</param>
internal sealed class ListReport(
    string empty, IReadOnlyList<ListColumn> columns, IReadOnlyList<IReadOnlyList<object?>> rows) : IReport
{
    /// <inheritdoc/>
    public void WriteTable(TableWriter table)
    {
        if (rows.Count == 0)
        {
            table.Line(empty);
            return;
        }

        var content = TableWriter.Table([.. columns.Select(static column => column.Title)]);
        foreach (var row in rows)
        {
            content.AddRow(row.Select(static value => TableWriter.Cell(ListCell.Table(value))).ToArray());
        }

        table.Write(content);
    }

    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartArray();
        foreach (var row in rows)
        {
            json.WriteStartObject();
            for (var i = 0; i < columns.Count; i++) ListCell.Json(json, columns[i].Name, row[i]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <inheritdoc/>
    public void WriteCsv(CsvWriter csv)
    {
        csv.Header([.. columns.Select(static column => column.Name)]);
        foreach (var row in rows)
        {
            foreach (var value in row) ListCell.Csv(csv, value);
            csv.EndRow();
        }
    }
}
