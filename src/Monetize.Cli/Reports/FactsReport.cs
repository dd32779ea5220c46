using System.Text.Json;
using Monetize.Cli.Output;

namespace Monetize.Cli.Reports;

/// <summary>One thing with all that is known of it.</summary>
/// <param name="sentence">What a person reads instead of a table; a table where null.</param>
/// <param name="facts">Each fact with its name for programs.</param>
internal sealed class FactsReport(string? sentence, IReadOnlyList<(string Name, object? Value)> facts) : IReport
{
    /// <inheritdoc/>
    public void WriteTable(TableWriter table)
    {
        if (sentence is not null)
        {
            table.Line(sentence);
            return;
        }

        var width = facts.Max(static fact => fact.Value is null ? 0 : fact.Name.Length) + 2;
        foreach (var (name, value) in facts)
        {
            if (value is not null) table.Line(name.Replace('_', ' ').PadRight(width) + ListCell.Table(value));
        }
    }

    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach (var (name, value) in facts) ListCell.Json(json, name, value);
        json.WriteEndObject();
    }

    /// <inheritdoc/>
    public void WriteCsv(CsvWriter csv)
    {
        csv.Header([.. facts.Select(static fact => fact.Name)]);
        foreach (var (_, value) in facts) ListCell.Csv(csv, value);
        csv.EndRow();
    }
}
