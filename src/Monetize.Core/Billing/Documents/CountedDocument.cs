using System.Globalization;
using System.Text.Json;
using Monetize.Billing.Reading;
using Monetize.Collections;

namespace Monetize.Billing.Documents;

/// <summary>
/// What periods were when they were last billed as JSON, by number: how many records, and below <c>carried_over</c> by
/// number and meter what they were given of included quantities.
/// </summary>
internal static class CountedDocument
{
    private const string Carried = "carried_over";

    public static string Write(ValueArray<CountedPeriod> counted) => JsonForm.Write(json =>
    {
        var periods = counted.OrderBy(static period => period.Number).ToList();
        foreach (var period in periods) json.Figure(Name(period.Number), period.Records);
        if (periods.TrueForAll(static period => period.CarriedOver.IsEmpty)) return;
        json.Object(Carried, carried =>
        {
            foreach (var period in periods.Where(static period => !period.CarriedOver.IsEmpty))
            {
                carried.Object(Name(period.Number), meters => CarriedDocument.Write(meters, period.CarriedOver));
            }
        });
    });

    public static ValueArray<CountedPeriod> Read(string document) => JsonPart.Read(document, static part =>
    {
        var carried = part.Object(Carried);
        return part.Element.EnumerateObject()
            .Where(static period => period.Value.ValueKind == JsonValueKind.String)
            .Select(period => new CountedPeriod(
                int.Parse(period.Name, CultureInfo.InvariantCulture),
                (long)part.Figure(period.Name),
                carried?.Object(period.Name) is { } meters ? CarriedDocument.Read(meters) : default))
            .ToValueArray();
    });

    private static string Name(int number) => number.ToString(CultureInfo.InvariantCulture);
}
