using System.Text.Json;
using Monetize.Catalogs.Json;
using Monetize.Invoicing;

namespace Monetize.Billing.Documents;

/// <summary>The price of a line, with all figures, as part of a document.</summary>
internal static class PriceSnapshotForm
{
    public static void Write(Utf8JsonWriter json, LinePrice price)
    {
        json.WriteString("plan", price.Plan.Key);
        json.WriteNumber("version", price.Plan.Version);
        json.WriteString("key", price.ChargeKey);
        if (price.Charge is { } charge) ChargeForm.Write(json, charge);
    }

    public static LinePrice Read(JsonPart part) => new(
        new PlanVersion(part.Text("plan"), part.Small("version")), part.Text("key"), ChargeForm.Read(part.Element));
}
