using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Monetize.Benchmarks.References;

/// <summary>The document of an invoice of one plan, whose prices stand in it as they were pasted.</summary>
public static class DocumentByHand
{
    private const string OfBase =
        """{"plan":"hybrid","version":1,"key":"recurring:0","charge":{"recurring":"49"}}""";

    private const string OfWords = """
        {"plan":"hybrid","version":1,"key":"usage:words","meters":[{"key":"words","unit":"word","aggregation":"sum"}],
        """ + """
        "charge":{"usage":"words","price":{"model":"graduated","tiers":[{"up_to":"1000","unit_price":"0.01"},
        """ + """
        {"unit_price":"0.008"}]}}}
        """;

    private const string OfCalls = """
        {"plan":"hybrid","version":1,"key":"usage:calls","meters":[{"key":"calls","unit":"call","aggregation":"count"}],
        """ + """
        "charge":{"usage":"calls","included":"5","price":{"model":"per_unit","unit_price":"0.05"}}}
        """;

    private const string OfSeats = """
        {"plan":"hybrid","version":1,"key":"usage:seats","meters":[{"key":"seats","unit":"seat","aggregation":"max"}],
        """ + """
        "charge":{"usage":"seats","price":{"model":"per_unit","unit_price":"2"}}}
        """;

    private static readonly JsonWriterOptions Form = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    /// <summary>Writes the document as UTF-8.</summary>
    public static ReadOnlyMemory<byte> Write(InvoiceRowsByHand invoice)
    {
        var buffer = new ArrayBufferWriter<byte>(3_072);
        using var json = new Utf8JsonWriter(buffer, Form);
        string[] opening = [Text(invoice.Opening), Text(invoice.Opening.AddMonths(1))];
        string[] closed = [Text(invoice.Opening.AddMonths(-1)), opening[0]];
        json.WriteStartObject();
        json.WriteString("number", invoice.Number);
        json.WriteString("issued_at", Text(invoice.IssuedAt));
        json.WriteString("kind", "cycle");
        json.WriteString("customer", invoice.Customer);
        json.WriteString("subscription", invoice.Customer);
        json.WriteString("currency", "USD");
        Texts(json, "period", opening);
        json.WriteNumber("period_number", invoice.Period);
        json.WriteString("tax_rounding", "line");
        json.WriteStartArray("lines");
        Begin(json, "recurring:0", "recurring", "hybrid", 1m, null, invoice.Period, opening);
        Amount(json, MonthByHand.Base, [[0m, 1m, 1m, 49m, 0m, 49m]]);
        End(json, OfBase, invoice.Period);
        var month = invoice.Usage;
        var kind = month.PaidCalls > 0m ? "overage" : "usage";
        Usage(json, invoice, "words", "usage", "word", month.Words, closed, OfWords, month.OfWords, Words(month));
        Usage(json, invoice, "calls", kind, "call", month.Calls, closed, OfCalls, month.OfCalls, Calls(month));
        decimal[][] seats = [[0m, month.Seats, month.Seats, 2m, 0m, month.OfSeats]];
        Usage(json, invoice, "seats", "usage", "seat", month.Seats, closed, OfSeats, month.OfSeats, seats);
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    private static decimal[][] Words(MonthByHand month) => month.CheapWords == 0m
        ? [[0m, month.Words, month.Words, 0.01m, 0m, month.OfWords]]
        :
        [
            [0m, MonthByHand.FirstWords, MonthByHand.FirstWords, 0.01m, 0m, MonthByHand.FirstWords * 0.010m],
            [MonthByHand.FirstWords, month.Words, month.CheapWords, 0.008m, 0m, month.CheapWords * 0.008m],
        ];

    private static decimal[][] Calls(MonthByHand month) => month.PaidCalls == 0m
        ? [[0m, month.Calls, month.Calls, 0m, 0m, 0m]]
        :
        [
            [0m, MonthByHand.IncludedCalls, MonthByHand.IncludedCalls, 0m, 0m, 0m],
            [MonthByHand.IncludedCalls, month.Calls, month.PaidCalls, 0.05m, 0m, month.OfCalls],
        ];

    private static void Usage(
        Utf8JsonWriter json,
        InvoiceRowsByHand invoice,
        string meter,
        string kind,
        string unit,
        decimal quantity,
        string[] period,
        string price,
        decimal amount,
        decimal[][] parts)
    {
        Begin(json, $"usage:{meter}", kind, meter, quantity, unit, invoice.Period - 1, period);
        Amount(json, amount, parts);
        json.WritePropertyName("price");
        json.WriteRawValue(price, skipInputValidation: true);
        json.WriteStartObject("usage");
        json.WriteString("customer", invoice.Customer);
        json.WriteString("meter", meter);
        Texts(json, "stretches", period);
        json.WriteNumber("watermark", invoice.Watermark);
        json.WriteEndObject();
        End(json, null, invoice.Period - 1);
    }

    private static void Begin(
        Utf8JsonWriter json,
        string key,
        string kind,
        string description,
        decimal quantity,
        string? unit,
        int number,
        string[] period)
    {
        json.WriteStartObject();
        json.WriteString("id", string.Create(CultureInfo.InvariantCulture, $"hybrid@1#{number}/{key}"));
        json.WriteString("kind", kind);
        json.WriteString("description", description);
        json.WriteString("quantity", Text(quantity));
        if (unit is not null) json.WriteString("unit", unit);
        Texts(json, "service_period", period);
    }

    private static void Amount(Utf8JsonWriter json, decimal amount, decimal[][] parts)
    {
        json.WriteString("exact", Text(amount));
        json.WriteNumber("amount_minor", MonthByHand.Minor(amount));
        json.WriteString("running_total", Text(amount));
        json.WriteStartArray("breakdown");
        foreach (var part in parts)
        {
            json.WriteStartArray();
            foreach (var figure in part) json.WriteStringValue(Text(figure));
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static void End(Utf8JsonWriter json, string? price, int number)
    {
        if (price is not null)
        {
            json.WritePropertyName("price");
            json.WriteRawValue(price, skipInputValidation: true);
        }

        json.WriteString("scope", string.Create(CultureInfo.InvariantCulture, $"hybrid@1#{number}"));
        if (number != 0) json.WriteNumber("period_number", number);
        json.WriteEndObject();
    }

    private static void Texts(Utf8JsonWriter json, string name, string[] texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static string Text(decimal figure) => figure.ToString(CultureInfo.InvariantCulture);

    private static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}
