using System.Globalization;
using System.Text.Json;
using Monetize.Collections;
using Monetize.Invoicing;
using Monetize.Rating;
using Monetize.Subscriptions;

namespace Monetize.Billing.Documents;

/// <summary>Exact amounts, breakdowns and shares as parts of documents.</summary>
internal static class AmountForm
{
    private const int FiguresOfPart = 6;

    /// <summary>One text where a decimal holds it, else the whole and the share of it.</summary>
    public static void Exact(this Utf8JsonWriter json, string name, ExactAmount amount)
    {
        if (amount.Share == ProrationShare.Everything)
        {
            json.Figure(name, amount.Whole);
            return;
        }

        json.Object(name, part =>
        {
            part.Figure("whole", amount.Whole);
            part.WriteNumber("part", amount.Share.Part);
            part.WriteNumber("of", amount.Share.Whole);
        });
    }

    public static ExactAmount Exact(this JsonPart json, string name)
    {
        if (!json.Element.TryGetProperty(name, out var value))
        {
            throw new FormatException($"A document of the store has no {name}.");
        }

        if (value.ValueKind == JsonValueKind.String) return ExactAmount.Of(json.Figure(name));
        var part = new JsonPart(value);
        return new ExactAmount(part.Figure("whole"), new ProrationShare(part.Number("part"), part.Number("of")));
    }

    /// <summary>Each part as a list of its figures, and its label where it has one.</summary>
    public static void Breakdown(this Utf8JsonWriter json, string name, ValueArray<RatedPart> parts)
    {
        if (parts.IsEmpty) return;
        json.WriteStartArray(name);
        foreach (var part in parts)
        {
            json.WriteStartArray();
            json.WriteStringValue(Text(part.From));
            json.WriteStringValue(Text(part.To));
            json.WriteStringValue(Text(part.Quantity));
            json.WriteStringValue(Text(part.UnitPrice));
            json.WriteStringValue(Text(part.FlatFee));
            json.WriteStringValue(Text(part.Amount));
            if (part.Label is { } label) json.WriteStringValue(label);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    public static ValueArray<RatedPart> Breakdown(this JsonPart json, string name) =>
        json.Items(name, static part => new RatedPart(
            Figure(part, 0),
            Figure(part, 1),
            Figure(part, 2),
            Figure(part, 3),
            Figure(part, 4),
            Figure(part, 5),
            part.GetArrayLength() > FiguresOfPart ? part[FiguresOfPart].GetString() : null));

    public static void Write(Utf8JsonWriter json, LineShare share)
    {
        json.WriteString("line", share.LineId);
        json.WriteNumber("amount_minor", share.Amount.ToMinor());
    }

    public static LineShare ReadShare(JsonPart part, Currency currency) =>
        new(part.Text("line"), Money.FromMinor(part.Number("amount_minor"), currency));

    private static string Text(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    private static decimal Figure(JsonElement list, int at) => JsonPart.FigureOf(list[at]);
}
