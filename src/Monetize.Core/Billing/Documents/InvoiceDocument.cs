using Monetize.Invoicing;

namespace Monetize.Billing.Documents;

/// <summary>A final invoice as JSON, with all that explains its lines. Equal invoices have one text.</summary>
public static class InvoiceDocument
{
    /// <summary>Writes an invoice.</summary>
    /// <param name="invoice">The invoice, final. Whether it was voided later is not part of it.</param>
    /// <exception cref="ArgumentException">It is a draft or void.</exception>
    public static string Write(Invoice invoice)
    {
        ArgumentNullException.ThrowIfNull(invoice);
        if (invoice is not { Status: InvoiceStatus.Final, Number: { } number, IssuedAt: { } issuedAt })
        {
            throw new ArgumentException($"{invoice} is not final; only final invoices are kept.", nameof(invoice));
        }

        return JsonForm.Write(json =>
        {
            json.WriteString("number", number);
            json.Instant("issued_at", issuedAt);
            json.WriteString("kind", DocumentWords.DueKinds.Write(invoice.Kind));
            json.WriteString("customer", invoice.Customer.Value);
            json.Optional("subscription", invoice.Subscription?.Value);
            json.WriteString("currency", invoice.Currency.Code);
            json.Span("period", invoice.Period);
            json.WriteNumber("period_number", invoice.PeriodNumber);
            json.WriteString("tax_rounding", DocumentWords.TaxRoundings.Write(invoice.TaxRounding));
            if (invoice.PricesIncludeTax) json.WriteBoolean("prices_include_tax", true);
            json.Objects("lines", invoice.Lines, LineForm.Write);
        });
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="document">The text.</param>
    /// <exception cref="FormatException">It is no such text.</exception>
    public static Invoice Read(string document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return Read(document, new PriceSnapshots());
    }

    /// <summary>One of several documents that are read together.</summary>
    internal static Invoice Read(string document, PriceSnapshots prices) => JsonPart.Read(document, part =>
    {
        var currency = Currency.Of(part.Text("currency"));
        return new Invoice
        {
            Status = InvoiceStatus.Final,
            Number = part.Text("number"),
            IssuedAt = part.Instant("issued_at"),
            Kind = part.Word("kind", DocumentWords.DueKinds),
            Customer = new CustomerId(part.Text("customer")),
            Subscription = part.TextOrNull("subscription") is { } id ? new SubscriptionId(id) : null,
            Currency = currency,
            Period = part.SpanOrNull("period")!.Value,
            PeriodNumber = part.Small("period_number"),
            TaxRounding = part.Word("tax_rounding", DocumentWords.TaxRoundings),
            PricesIncludeTax = part.Flag("prices_include_tax"),
            Lines = part.Objects("lines", line => LineForm.Read(line, currency, prices)),
        };
    });
}
