using System.Globalization;
using Monetize.Billing.Reading;
using Monetize.Collections;

namespace Monetize.Billing.Documents;

/// <summary>How many records periods had as JSON, by number.</summary>
internal static class CountedDocument
{
    public static string Write(ValueArray<CountedPeriod> counted) => JsonForm.Write(json =>
    {
        foreach (var (number, records) in counted.OrderBy(static period => period.Number))
        {
            json.Figure(number.ToString(CultureInfo.InvariantCulture), records);
        }
    });

    public static ValueArray<CountedPeriod> Read(string document) => JsonPart.Read(document, static part =>
        part.Element.EnumerateObject()
            .Select(period => new CountedPeriod(
                int.Parse(period.Name, CultureInfo.InvariantCulture), (long)part.Figure(period.Name)))
            .ToValueArray());
}
