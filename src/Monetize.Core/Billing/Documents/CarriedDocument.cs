using System.Text.Json;
using Monetize.Collections;
using Monetize.Invoicing;

namespace Monetize.Billing.Documents;

/// <summary>What a period left of included quantities as JSON, by meter.</summary>
internal static class CarriedDocument
{
    public static string Write(ValueArray<CarriedAllowance> carried) => JsonForm.Write(json => Write(json, carried));

    /// <summary>The same as properties of an object.</summary>
    public static void Write(Utf8JsonWriter json, ValueArray<CarriedAllowance> carried)
    {
        foreach (var (meter, quantity) in carried.OrderBy(static left => left.Meter, StringComparer.Ordinal))
        {
            json.Figure(meter, quantity);
        }
    }

    public static ValueArray<CarriedAllowance> Read(string document) => JsonPart.Read(document, Read);

    /// <summary>The same from an object.</summary>
    public static ValueArray<CarriedAllowance> Read(JsonPart part) => part.Element.EnumerateObject()
        .Select(left => new CarriedAllowance(left.Name, part.Figure(left.Name)))
        .ToValueArray();
}
