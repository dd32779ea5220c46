using System.Text.Json;
using Monetize.Cli.Output;
using Monetize.Invoicing;

namespace Monetize.Cli.Reports;

/// <summary>The story of an invoice.</summary>
internal sealed class StoryReport(string number, InvoiceExplanation story) : IReport
{
    /// <inheritdoc/>
    public void WriteTable(TableWriter table)
    {
        table.Line($"Invoice {number}");
        table.Line();
        foreach (var line in story.ToString().TrimEnd('\n').Split('\n')) table.Line(line);
    }

    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("number", number);
        json.WriteString("currency", story.Currency.Code);
        json.WriteStartArray("charges");
        foreach (var charge in story.Charges) Write(json, charge);
        json.WriteEndArray();
        json.WriteString("subtotal", Figures.Paid(story.Subtotal));
        json.WriteString("discounts", Figures.Paid(story.Discounts));
        json.WriteString("tax", Figures.Paid(story.Tax));
        json.WriteString("total", Figures.Paid(story.Total));
        Write(json, "credits", story.Credits);
        json.WriteString("due", Figures.Paid(story.Due));
        json.WriteEndObject();
    }

    /// <inheritdoc/>
    public void WriteCsv(CsvWriter csv)
    {
        csv.Header("number", "line", "title", "reason", "from", "to", "quantity", "unit_price", "flat_fee",
            "part_amount", "exact", "amount", "net", "tax");
        foreach (var charge in story.Charges)
        {
            for (var i = 0; i < Math.Max(1, charge.Steps.Count); i++)
            {
                csv.Text(number).Text(charge.LineId).Text(charge.Title);
                if (i < charge.Steps.Count)
                {
                    var (step, part) = (charge.Steps[i], charge.Steps[i].Part);
                    csv.Text(step.Reason).Number(part.From).Number(part.To).Number(part.Quantity);
                    csv.Number(part.UnitPrice).Number(part.FlatFee).Number(part.Amount);
                }
                else
                {
                    csv.Empty(7);
                }

                if (i == 0) csv.Text(charge.Exact.ToString()).Paid(charge.Amount).Paid(charge.Net).Paid(charge.Tax);
                else csv.Empty(4);
                csv.EndRow();
            }
        }
    }

    private static void Write(Utf8JsonWriter json, ChargeExplanation charge)
    {
        json.WriteStartObject();
        json.WriteString("line", charge.LineId);
        json.WriteString("title", charge.Title);
        json.WriteStartArray("steps");
        foreach (var step in charge.Steps)
        {
            json.WriteStartObject();
            json.WriteString("reason", step.Reason);
            json.WriteString("quantity", Figures.Plain(step.Part.Quantity));
            json.WriteString("unit_price", Figures.Plain(step.Part.UnitPrice));
            json.WriteString("flat_fee", Figures.Plain(step.Part.FlatFee));
            json.WriteString("amount", Figures.Plain(step.Part.Amount));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("exact", charge.Exact.ToString());
        json.WriteString("amount", Figures.Paid(charge.Amount));
        json.WriteString("residue", charge.Residue.ToString());
        Write(json, "discounts", charge.Discounts);
        Write(json, "taxes", charge.Taxes);
        json.WriteString("records", charge.Records?.ToString());
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, IEnumerable<LineAdjustment> adjustments)
    {
        json.WriteStartArray(name);
        foreach (var adjustment in adjustments)
        {
            json.WriteStartObject();
            json.WriteString("reason", adjustment.Reason);
            json.WriteString("amount", Figures.Paid(adjustment.Amount));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
