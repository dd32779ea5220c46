using System.Text.Json;
using Monetize.Invoicing;

namespace Monetize.Billing.Documents;

/// <summary>Which records a line rests on, as part of a document.</summary>
internal static class UsageQueryForm
{
    public static void Write(Utf8JsonWriter json, UsageQuery usage)
    {
        json.WriteString("customer", usage.Customer.Value);
        json.WriteString("meter", usage.Meter);
        json.WriteStartArray("stretches");
        foreach (var stretch in usage.Stretches) JsonForm.Span(json, stretch);
        json.WriteEndArray();
        if (usage.Watermark is { } watermark) json.WriteNumber("watermark", watermark);
    }

    public static UsageQuery Read(JsonPart part) => new(
        new CustomerId(part.Text("customer")),
        part.Text("meter"),
        part.Spans("stretches"),
        part.Has("watermark") ? part.Number("watermark") : null);
}
