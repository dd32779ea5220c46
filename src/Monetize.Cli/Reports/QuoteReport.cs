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
        table.Line(Heading());
        if (!_isExplained)
        {
            table.Write(QuoteTable.Of(_statement));
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
        json.WriteStartArray("lines");
        foreach (var line in _statement.Lines) WriteJson(json, line);
        json.WriteEndArray();
        json.WriteString("total", Figures.Paid(_statement.Total));
        json.WriteEndObject();
    }

    /// <inheritdoc/>
    public void WriteCsv(CsvWriter csv)
    {
        csv.Header([
            "plan", "version", "currency", "line", "kind", "meter", "quantity", "exact", "amount", "residue",
            "from", "to", "part_quantity", "unit_price", "flat_fee", "part_amount",
            .. _isExplained ? ["title", "reason"] : Array.Empty<string>(),
        ]);
        for (var i = 0; i < _statement.Lines.Count; i++) WriteCsv(csv, i + 1, _statement.Lines[i]);
    }

    private string Heading()
    {
        var plan = _statement.Plan;
        var name = plan.Name is null ? plan.Key : $"{plan.Name} ({plan.Key})";
        return $"{name}, version {Figures.Plain(plan.Version)}, {plan.Currency.Code}";
    }

    private void WriteJson(Utf8JsonWriter json, RatedLine line)
    {
        var story = line.Explain();
        json.WriteStartObject();
        json.WriteString("kind", LineWords.Kind(line));
        json.WriteString("meter", line.Meter?.Key);
        if (_isExplained) json.WriteString("title", story.Title);
        json.WriteString("quantity", Figures.Plain(line.Quantity));
        json.WriteString("exact", Figures.Plain(line.Exact));
        json.WriteString("amount", Figures.Paid(line.Amount));
        json.WriteString("residue", Figures.Plain(line.Residue));
        json.WriteStartArray("breakdown");
        foreach (var step in story.Steps)
        {
            json.WriteStartObject();
            if (_isExplained) json.WriteString("reason", step.Reason);
            json.WriteString("from", Figures.Plain(step.Part.From));
            json.WriteString("to", Figures.Plain(step.Part.To));
            json.WriteString("quantity", Figures.Plain(step.Part.Quantity));
            json.WriteString("unit_price", Figures.Plain(step.Part.UnitPrice));
            json.WriteString("flat_fee", Figures.Plain(step.Part.FlatFee));
            json.WriteString("amount", Figures.Plain(step.Part.Amount));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteCsv(CsvWriter csv, int number, RatedLine line)
    {
        var story = line.Explain();
        for (var i = 0; i < story.Steps.Count; i++)
        {
            var part = story.Steps[i].Part;
            csv.Text(_statement.Plan.Key).Number(_statement.Plan.Version).Text(_statement.Plan.Currency.Code)
                .Number(number).Text(LineWords.Kind(line)).Text(line.Meter?.Key);
            if (i == 0) csv.Number(line.Quantity).Number(line.Exact).Paid(line.Amount).Number(line.Residue);
            else csv.Empty(4);
            csv.Number(part.From).Number(part.To).Number(part.Quantity).Number(part.UnitPrice).Number(part.FlatFee)
                .Number(part.Amount);
            if (_isExplained) csv.Text(story.Title).Text(story.Steps[i].Reason);
            csv.EndRow();
        }
    }
}
