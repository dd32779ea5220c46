using System.Text.Json;
using Monetize.Invoicing;

namespace Monetize.Billing.Documents;

/// <summary>A tax of an invoice as part of a document.</summary>
internal static class TaxForm
{
    public static void Write(Utf8JsonWriter json, TaxAmount tax)
    {
        json.WriteString("name", tax.Name);
        json.Figure("percent", tax.Percent);
        json.WriteString("treatment", DocumentWords.TaxTreatments.Write(tax.Treatment));
        json.Optional("note", tax.Note);
        json.Objects("shares", tax.Shares, AmountForm.Write);
    }

    public static TaxAmount Read(JsonPart part, Currency currency) => new()
    {
        Name = part.Text("name"),
        Percent = part.Figure("percent"),
        Treatment = part.Word("treatment", DocumentWords.TaxTreatments),
        Note = part.TextOrNull("note"),
        Shares = part.Objects("shares", share => AmountForm.ReadShare(share, currency)),
    };
}
