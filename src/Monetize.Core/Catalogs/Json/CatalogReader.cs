using System.Text.Json;
using Monetize.Catalogs.Validation;
using Monetize.Errors;

namespace Monetize.Catalogs.Json;

/// <summary>The one pass that turns a document into the model. What it could not read is marked.</summary>
internal static class CatalogReader
{
    private static readonly string[] Known = ["services", "meters", "plans"];

    public static Catalog Read(JsonElement root, FaultCollector faults)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            faults.AddUnreadable(
                ErrorCodes.WrongType,
                "",
                "The document is not an object.",
                "Write { \"services\": [], \"meters\": [], \"plans\": [] }, each list where it is needed.");
            return new Catalog();
        }

        var document = new DocumentObject(root, faults);
        document.Place("", "The catalog", Known);
        var meters = MeterReader.ReadAll(document);
        var byKey = new MeterLookup(meters);
        return new Catalog
        {
            Meters = meters,
            Services = ServiceReader.ReadAll(document, byKey),
            Plans = PlanReader.ReadAll(document, byKey, faults),
        };
    }
}
