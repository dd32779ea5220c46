using System.Text.Json;
using Monetize.Cli.Output;
using Monetize.Cli.Transfer;
using Monetize.Invoicing.Rendering;

namespace Monetize.Cli.Reports;

/// <summary>Invoices with their lines.</summary>
internal sealed class InvoiceReport : IReport
{
    private readonly IReadOnlyList<Invoice> _invoices;
    private readonly InvoiceDetails _details;

    /// <param name="invoices">The invoices, in order.</param>
    /// <param name="details">What they show besides their figures.</param>
    public InvoiceReport(IReadOnlyList<Invoice> invoices, InvoiceDetails details)
    {
        _invoices = invoices;
        _details = details;
    }

    /// <inheritdoc/>
    public void WriteTable(TableWriter table)
    {
        if (_invoices.Count == 0) table.Line("no invoices");
        for (var i = 0; i < _invoices.Count; i++)
        {
            if (i > 0) table.Line();
            foreach (var line in InvoiceText.Render(_invoices[i], _details).TrimEnd('\n').Split('\n')) table.Line(line);
        }
    }

    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartArray();
        foreach (var invoice in _invoices) Write(json, invoice);
        json.WriteEndArray();
    }

    /// <inheritdoc/>
    public void WriteCsv(CsvWriter csv)
    {
        csv.Header("number", "kind", "issued", "voided", "currency", "line", "line_kind", "description", "from", "to",
            "quantity", "unit", "exact", "amount");
        foreach (var invoice in _invoices)
        {
            foreach (var line in invoice.Lines)
            {
                csv.Text(invoice.Number).Text(Word(invoice.Kind)).Text(Instant(invoice.IssuedAt));
                csv.Text(Instant(invoice.VoidedAt));
                csv.Text(invoice.Currency.Code).Text(line.Id).Text(Word(line.Kind)).Text(line.Description);
                csv.Text(Instant(line.ServicePeriod?.From)).Text(Instant(line.ServicePeriod?.ToExclusive));
                csv.Number(line.Quantity).Text(line.Unit?.Key);
                if (line.Exact.IsWhole) csv.Number(line.Exact.Whole);
                else csv.Text(line.Exact.ToString());
                csv.Paid(line.Amount).EndRow();
            }
        }
    }

    private static void Write(Utf8JsonWriter json, Invoice invoice)
    {
        json.WriteStartObject();
        json.WriteString("number", invoice.Number);
        json.WriteString("kind", Word(invoice.Kind));
        json.WriteString("issued", Instant(invoice.IssuedAt));
        if (invoice.VoidedAt is { } voided) json.WriteString("voided", Instant(voided));
        json.WriteString("customer", invoice.Customer.Value);
        json.WriteString("from", Instant(invoice.Period.From));
        json.WriteString("to", Instant(invoice.Period.ToExclusive));
        json.WriteString("currency", invoice.Currency.Code);
        json.WriteStartArray("lines");
        foreach (var line in invoice.Lines) Write(json, line);
        json.WriteEndArray();
        json.WriteString("subtotal", Figures.Paid(invoice.Subtotal));
        json.WriteString("discounts", Figures.Paid(invoice.Discounts));
        json.WriteString("tax", Figures.Paid(invoice.Tax));
        json.WriteString("total", Figures.Paid(invoice.Total));
        json.WriteString("due", Figures.Paid(invoice.Due));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, InvoiceLine line)
    {
        json.WriteStartObject();
        json.WriteString("id", line.Id);
        json.WriteString("kind", Word(line.Kind));
        json.WriteString("description", line.Description);
        json.WriteString("from", Instant(line.ServicePeriod?.From));
        json.WriteString("to", Instant(line.ServicePeriod?.ToExclusive));
        json.WriteString("quantity", Figures.Plain(line.Quantity));
        json.WriteString("unit", line.Unit?.Key);
        json.WriteString("exact", line.Exact.ToString());
        json.WriteString("amount", Figures.Paid(line.Amount));
        json.WriteStartArray("parts");
        foreach (var part in line.Breakdown)
        {
            json.WriteStartObject();
            json.WriteString("from", Figures.Plain(part.From));
            json.WriteString("to", Figures.Plain(part.To));
            json.WriteString("quantity", Figures.Plain(part.Quantity));
            json.WriteString("unit_price", Figures.Plain(part.UnitPrice));
            json.WriteString("flat_fee", Figures.Plain(part.FlatFee));
            json.WriteString("amount", Figures.Plain(part.Amount));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string? Instant(DateTimeOffset? instant) =>
        instant is { } given ? RecordText.Instant(given) : null;

    private static string Word<T>(T kind)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString());
}
