using System.Text.Json;
using Monetize.Catalogs.Validation;
using Monetize.Collections;

namespace Monetize.Catalogs.Json;

/// <summary>One charge with its meter as properties of an object of any document: a price as it was.</summary>
internal static class ChargeForm
{
    private const string Meters = "meters";
    private const string TheCharge = "charge";

    public static void Write(Utf8JsonWriter json, Charge charge)
    {
        var writer = DocumentWriter.On(json);
        if (charge is UsageCharge { Meter: var meter })
        {
            writer.List(Meters, ValueArray.Create([meter]), item => CatalogWriter.Write(writer, item));
        }

        writer.Object(TheCharge, () => ChargeWriter.Write(writer, charge));
    }

    /// <summary>The charge; null where the object has none.</summary>
    /// <exception cref="FormatException">It cannot be read.</exception>
    public static Charge? Read(JsonElement element)
    {
        var faults = new FaultCollector();
        var part = new DocumentObject(element, faults);
        var meters = new MeterLookup(MeterReader.ReadAll(part));
        var charge = part.Object(TheCharge) is { } found ? ChargeReader.Read(found, TheCharge, meters) : null;
        return faults.HasErrors
            ? throw new FormatException($"A charge of a document cannot be read: {faults.ToArray()[0]}")
            : charge;
    }
}
