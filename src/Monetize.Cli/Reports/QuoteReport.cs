using System.Text.Json;
using Monetize.Cli.Output;
using Monetize.Rating;

namespace Monetize.Cli.Reports;

/// <summary>A statement, itemised.</summary>
internal sealed class QuoteReport : IReport
{
    private readonly RatedStatement _statement;
    private readonly bool _isExplained;

    /// <param name="statement">What was rated.</param>
    /// <param name="isExplained">Whether to tell how each line came about.</param>
    public QuoteReport(RatedStatement statement, bool isExplained)
    {
        _statement = statement;
        _isExplained = isExplained;
    }

    /// <inheritdoc/>
    public void WriteTable(TableWriter table)
    {
        table.Line(StatementTable.Heading(_statement.Plan));
        if (!_isExplained)
        {
            table.Write(StatementTable.Of(_statement));
            return;
        }

        foreach (var line in _statement.Lines)
        {
            table.Line();
            table.Line(line.Explain().ToString());
        }

        table.Line();
        table.Line($"Total {_statement.Total:N}");
    }

    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("plan", _statement.Plan.Key);
        json.WriteNumber("version", _statement.Plan.Version);
        json.WriteString("currency", _statement.Plan.Currency.Code);
        LineJson.WriteAll(json, _statement, _isExplained);
        json.WriteEndObject();
    }

    /// <inheritdoc/>
    public void WriteCsv(CsvWriter csv)
    {
        csv.Header([.. LineCsv.Columns(_isExplained)]);
        LineCsv.WriteAll(csv, _statement, _isExplained);
    }
}
