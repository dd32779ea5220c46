using System.Text.Json;
using Monetize.Cli.Output;
using Monetize.Rating;

namespace Monetize.Cli.Reports;

/// <summary>The lines of a statement for programs: the same shape wherever a statement is written.</summary>
internal static class LineJson
{
    /// <summary>Writes <c>lines</c> and <c>total</c> into the open object.</summary>
    /// <param name="json">Where to write.</param>
    /// <param name="statement">What was rated.</param>
    /// <param name="isExplained">Whether to tell how each line came about.</param>
    public static void WriteAll(Utf8JsonWriter json, RatedStatement statement, bool isExplained)
    {
        json.WriteStartArray("lines");
        foreach (var line in statement.Lines) Write(json, line, isExplained);
        json.WriteEndArray();
        json.WriteString("total", Figures.Paid(statement.Total));
    }

    private static void Write(Utf8JsonWriter json, RatedLine line, bool isExplained)
    {
        var story = line.Explain();
        json.WriteStartObject();
        json.WriteString("kind", LineWords.Kind(line));
        json.WriteString("meter", line.Meter?.Key);
        if (isExplained) json.WriteString("title", story.Title);
        json.WriteString("quantity", Figures.Plain(line.Quantity));
        if (line.CarriedOver != 0m) json.WriteString("carried_over", Figures.Plain(line.CarriedOver));
        json.WriteString("exact", Figures.Plain(line.Exact));
        json.WriteString("amount", Figures.Paid(line.Amount));
        json.WriteString("residue", Figures.Plain(line.Residue));
        json.WriteStartArray("breakdown");
        foreach (var step in story.Steps)
        {
            json.WriteStartObject();
            if (isExplained) json.WriteString("reason", step.Reason);
            json.WriteString("from", Figures.Plain(step.Part.From));
            json.WriteString("to", Figures.Plain(step.Part.To));
            json.WriteString("quantity", Figures.Plain(step.Part.Quantity));
            json.WriteString("unit_price", Figures.Plain(step.Part.UnitPrice));
            json.WriteString("flat_fee", Figures.Plain(step.Part.FlatFee));
            json.WriteString("amount", Figures.Plain(step.Part.Amount));
            if (step.Part.Label is { } label) json.WriteString("label", label);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
