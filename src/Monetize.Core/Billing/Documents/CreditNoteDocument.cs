using Monetize.Invoicing;

namespace Monetize.Billing.Documents;

/// <summary>A credit note as JSON. Equal notes have one text.</summary>
public static class CreditNoteDocument
{
    /// <summary>Writes a credit note.</summary>
    /// <param name="note">The note.</param>
    public static string Write(CreditNote note)
    {
        ArgumentNullException.ThrowIfNull(note);
        return JsonForm.Write(json =>
        {
            json.WriteString("number", note.Number);
            json.WriteString("invoice", note.InvoiceNumber);
            json.WriteString("customer", note.Customer.Value);
            json.WriteString("currency", note.Currency.Code);
            json.Instant("issued_at", note.IssuedAt);
            if (note.PricesIncludeTax) json.WriteBoolean("prices_include_tax", true);
            json.Objects("lines", note.Lines, static (part, line) =>
            {
                part.WriteString("line", line.LineId);
                part.WriteNumber("amount_minor", line.Amount.ToMinor());
                part.WriteNumber("tax_minor", line.Tax.ToMinor());
            });
            json.Optional("reason", note.Reason);
        });
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="document">The text.</param>
    /// <exception cref="FormatException">It is no such text.</exception>
    public static CreditNote Read(string document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return JsonPart.Read(document, static part =>
        {
            var currency = Currency.Of(part.Text("currency"));
            return new CreditNote
            {
                Number = part.Text("number"),
                InvoiceNumber = part.Text("invoice"),
                Customer = new CustomerId(part.Text("customer")),
                Currency = currency,
                IssuedAt = part.Instant("issued_at"),
                PricesIncludeTax = part.Flag("prices_include_tax"),
                Lines = part.Objects("lines", line => new CreditNoteLine(
                    line.Text("line"),
                    Money.FromMinor(line.Number("amount_minor"), currency),
                    Money.FromMinor(line.Number("tax_minor"), currency))),
                Reason = part.TextOrNull("reason"),
            };
        });
    }
}
